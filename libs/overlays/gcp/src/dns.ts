import { cidrPeer, inKubeSystem, type Overlay } from '@delivery/overlay-contract';

/**
 * kube-dns, and NodeLocal DNSCache, which GKE runs on every node: its pods and its link-local address.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/nodelocal-dns-cache
 */
export const dns: Overlay['dns'] = () => [
  inKubeSystem('kube-dns'),
  inKubeSystem('node-local-dns'),
  cidrPeer('169.254.20.10/32'),
];
