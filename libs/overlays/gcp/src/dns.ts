import type { Overlay } from '@delivery/overlay-contract';

const inKubeSystem = { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } };

/**
 * kube-dns, and NodeLocal DNSCache, which GKE runs on every node: its pods and its link-local address.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/nodelocal-dns-cache
 */
export const dns: Overlay['dns'] = () => [
  { namespaceSelector: inKubeSystem, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } },
  { namespaceSelector: inKubeSystem, podSelector: { matchLabels: { 'k8s-app': 'node-local-dns' } } },
  { ipBlock: { cidr: '169.254.20.10/32' } },
];
