import { cidrPeer, type Overlay } from '@delivery/overlay-contract';

const port = 8200;

/**
 * Vault at the site, version 2 of its key-value engine, with the role `<namespace>-<serviceAccountName>` of its Kubernetes
 * authentication. The site gives its own certificate authority to the cluster too, so every namespace has it in `kube-root-ca.crt`.
 *
 * @see https://external-secrets.io/latest/provider/hashicorp-vault/
 * @see https://developer.hashicorp.com/vault/docs/auth/kubernetes
 */
export const secretStore: Overlay['secretStore'] = ({ domain }, { namespace, serviceAccountName }) => ({
  vault: {
    server: `https://vault.${domain}:${port}`,
    path: 'secret',
    version: 'v2',
    caProvider: { type: 'ConfigMap', name: 'kube-root-ca.crt', key: 'ca.crt' },
    auth: {
      kubernetes: {
        mountPath: 'kubernetes',
        role: `${namespace}-${serviceAccountName}`,
        serviceAccountRef: { name: serviceAccountName, audiences: ['vault'] },
      },
    },
  },
});

/** Vault runs beside the control plane. */
export const secretStoreReach: Overlay['secretStoreReach'] = ({ network }) => [
  { peers: [cidrPeer(network.controlPlane)], ports: [port] },
];
