import type { Overlay } from '@delivery/overlay-contract';

/**
 * CoreDNS as kubeadm installs it.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/
 */
export const dns: Overlay['dns'] = () => [
  {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
  },
];
