import { cidrPeer, type Overlay } from '@delivery/overlay-contract';

/**
 * EKS Pod Identity. The association of a ServiceAccount with its role is made in the account and leaves no mark on objects; its pods
 * fetch credentials from the agent on their node.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
 */
export const podIdentity: Overlay['podIdentity'] = () => ({
  annotations: {},
  labels: {},
  egress: [{ peers: [cidrPeer('169.254.170.23/32')], ports: [80] }],
});

/**
 * IAM roles for service accounts, since external-secrets takes the identity of ServiceAccounts that are not its own. The role is named
 * `<cluster>-<namespace>-<serviceAccountName>`, at most 64 characters by AWS's rule; its trust policy admits this ServiceAccount only.
 *
 * @throws if that name is longer
 * @see https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const serviceAccountAnnotations: Overlay['serviceAccountAnnotations'] = (
  { account, name },
  { namespace, serviceAccountName },
) => {
  const role = `${name}-${namespace}-${serviceAccountName}`;
  if (role.length > 64)
    throw new Error(`IAM role "${role}" has ${role.length} characters; AWS allows 64: shorten the namespace`);
  return {
    'eks.amazonaws.com/role-arn': `arn:aws:iam::${account}:role/${role}`,
    // the endpoint of the region, so that a failure of another region cannot take the identity away
    'eks.amazonaws.com/sts-regional-endpoints': 'true',
  };
};
