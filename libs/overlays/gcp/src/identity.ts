import { cidrPeer, type Overlay } from '@delivery/overlay-contract';

/**
 * Workload Identity Federation for GKE through an IAM service account named `<namespace>-<serviceAccountName>`, at most 30 characters
 * by Google Cloud's rule.
 *
 * @throws if that name is longer
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 */
export const serviceAccountAnnotations: Overlay['serviceAccountAnnotations'] = (
  { account },
  { namespace, serviceAccountName },
) => {
  const name = `${namespace}-${serviceAccountName}`;
  if (name.length > 30)
    throw new Error(
      `IAM service account "${name}" has ${name.length} characters; Google Cloud allows 30: shorten the namespace`,
    );
  return { 'iam.gke.io/gcp-service-account': `${name}@${account}.iam.gserviceaccount.com` };
};

/**
 * The GKE metadata server, which hands out tokens, where Dataplane V2 serves it.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy#network-policy-and-workload-identity
 */
export const podIdentity: Overlay['podIdentity'] = (cluster, workload) => ({
  annotations: serviceAccountAnnotations(cluster, workload),
  labels: {},
  egress: [{ peers: [cidrPeer('169.254.169.254/32')], ports: [80, 8080] }],
});
