import type { Overlay } from '@delivery/overlay-contract';

/**
 * AKS taints nodes of spot pools itself, and Arm nodes not.
 *
 * @see https://learn.microsoft.com/en-us/azure/aks/spot-node-pool
 * @see https://learn.microsoft.com/en-us/azure/aks/use-arm64-vms
 */
export const nodes: Overlay['nodes'] = {
  arm64: { labels: { 'kubernetes.io/arch': 'arm64' }, tolerations: [] },
  spot: {
    labels: { 'kubernetes.azure.com/scalesetpriority': 'spot' },
    tolerations: [
      { key: 'kubernetes.azure.com/scalesetpriority', operator: 'Equal', value: 'spot', effect: 'NoSchedule' },
    ],
  },
};
