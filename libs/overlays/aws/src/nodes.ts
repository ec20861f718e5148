import type { Overlay } from '@delivery/overlay-contract';

/** @see https://karpenter.sh/docs/concepts/scheduling/#well-known-labels */
export const capacityTypeLabel = 'karpenter.sh/capacity-type';

/**
 * Neither kind is tainted. Spot nodes come from Karpenter, so they carry its label and not that of managed node groups.
 *
 * @see https://karpenter.sh/docs/concepts/scheduling/
 */
export const nodes: Overlay['nodes'] = {
  arm64: { labels: { 'kubernetes.io/arch': 'arm64' }, tolerations: [] },
  spot: { labels: { [capacityTypeLabel]: 'spot' }, tolerations: [] },
};
