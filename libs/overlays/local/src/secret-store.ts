import type { Overlay } from '@delivery/overlay-contract';
import { apiServer } from './api-server.ts';
import { secretsNamespace } from './provides.ts';

/**
 * Secrets that a developer put into the namespace `local-secrets` by hand, read through the Kubernetes API. The developer also lets the
 * ServiceAccount read them there: a Role on a desk is no part of this tree.
 *
 * @see https://external-secrets.io/latest/provider/kubernetes/
 */
export const secretStore: Overlay['secretStore'] = (_cluster, { serviceAccountName }) => ({
  kubernetes: {
    remoteNamespace: secretsNamespace,
    server: { caProvider: { type: 'ConfigMap', name: 'kube-root-ca.crt', key: 'ca.crt' } },
    auth: { serviceAccount: { name: serviceAccountName } },
  },
});

export const secretStoreReach: Overlay['secretStoreReach'] = (cluster) => [apiServer(cluster)];
