import type { CatalogContext } from '@delivery/component';
import { prometheusPods } from '@delivery/prometheus';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';

/** The pods of the cluster's Prometheus. */
export const prometheusPeer: INetworkPolicyPeer = podsPeer(prometheusPods.namespace, prometheusPods.labels);

/** Pods of another namespace by their labels. */
export function podsPeer(namespace: string, labels: Readonly<Record<string, string>>): INetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: { ...labels } },
  };
}

/** The pods of Grafana, where it runs on the cluster: in the namespace of its name. */
export function grafanaPeers({ apps }: Pick<CatalogContext, 'apps'>): readonly INetworkPolicyPeer[] {
  const runs = apps.some(({ name }) => name === 'grafana');
  return runs ? [podsPeer('grafana', { 'app.kubernetes.io/name': 'grafana' })] : [];
}
