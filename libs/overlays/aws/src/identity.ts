import type { Overlay } from '@delivery/overlay-contract';

/**
 * IAM roles for service accounts. The role is named `<cluster>-<namespace>-<serviceAccountName>`; its trust policy admits this
 * ServiceAccount only.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 */
export const serviceAccountAnnotations: Overlay['serviceAccountAnnotations'] = (
  { account, name },
  { namespace, serviceAccountName },
) => ({
  'eks.amazonaws.com/role-arn': `arn:aws:iam::${account}:role/${name}-${namespace}-${serviceAccountName}`,
  // the endpoint of the region, so that a failure of another region cannot take the identity away
  'eks.amazonaws.com/sts-regional-endpoints': 'true',
});
