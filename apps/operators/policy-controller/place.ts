/** As the pages of Sigstore call it. */
export const namespace = 'cosign-system';
/** Of the workload and its account; short enough for the name of an identity in every cloud. */
export const name = 'policy-webhook';
export const workload = { namespace, serviceAccountName: name };
export const labels = { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': 'policy-controller' };
export const ports = { https: 8443, metrics: 9090 };

/** Names by which the program finds its own configurations, to put its authority and its rules into them. */
export const webhooks = {
  images: 'policy.sigstore.dev',
  defaulting: 'defaulting.clusterimagepolicy.sigstore.dev',
  validating: 'validating.clusterimagepolicy.sigstore.dev',
};
