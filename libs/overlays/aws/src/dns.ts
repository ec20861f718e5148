import type { Overlay } from '@delivery/overlay-contract';

/**
 * CoreDNS as the EKS add-on installs it.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
 */
export const dns: Overlay['dns'] = () => [
  {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
  },
];
