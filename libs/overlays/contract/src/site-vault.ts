import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';

/** The Vault that a site runs itself, where its stores find it and where it is installed. */
export const siteVault = {
  namespace: 'vault',
  labels: { 'app.kubernetes.io/instance': 'vault', 'app.kubernetes.io/name': 'vault', component: 'server' },
  /** Service of the one pod that answers. */
  host: 'vault-active.vault.svc',
  port: 8200,
} as const;

/** The pods of the Vault of a site. */
export const siteVaultPeer: INetworkPolicyPeer = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': siteVault.namespace } },
  podSelector: { matchLabels: { ...siteVault.labels } },
};
