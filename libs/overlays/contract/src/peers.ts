import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import type { Reach } from './network.ts';

/** One address range, e.g. `10.40.250.0/28`. */
export function cidrPeer(cidr: string): INetworkPolicyPeer {
  return { ipBlock: { cidr } };
}

/**
 * Pods in `kube-system` by their label `k8s-app`. CoreDNS has `kube-dns` wherever it is installed.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/
 */
export function inKubeSystem(k8sApp: string): INetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    podSelector: { matchLabels: { 'k8s-app': k8sApp } },
  };
}

/**
 * APIs of a cloud, whose addresses change and may be public or private. Link-local addresses are left out: metadata services answer
 * there.
 */
export const httpsAnywhere: Reach = {
  peers: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] } }],
  ports: [443],
};
