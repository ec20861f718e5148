import type { Overlay } from '@delivery/overlay-contract';

/**
 * The kubelet labels each node with its architecture.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-arch
 */
export const nodes: Overlay['nodes'] = {
  arm64: { labels: { 'kubernetes.io/arch': 'arm64' }, tolerations: [] },
  spot: undefined,
};
