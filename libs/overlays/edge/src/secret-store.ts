import { siteVault, siteVaultPeer, type Overlay } from '@delivery/overlay-contract';

/**
 * Vault at the site, version 2 of its key-value engine, with the role `<namespace>-<serviceAccountName>` of its Kubernetes
 * authentication. Its certificate is of the site's own authority, which is that of the cluster too: every namespace has it in
 * `kube-root-ca.crt`.
 *
 * @see https://external-secrets.io/latest/provider/hashicorp-vault/
 * @see https://developer.hashicorp.com/vault/docs/auth/kubernetes
 * @see https://docs.rke2.io/security/certificates
 */
export const secretStore: Overlay['secretStore'] = (_cluster, { namespace, serviceAccountName }) => ({
  vault: {
    server: `https://${siteVault.host}:${siteVault.port}`,
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

export const secretStoreReach: Overlay['secretStoreReach'] = () => [
  { peers: [siteVaultPeer], ports: [siteVault.port] },
];
