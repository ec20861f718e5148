import type { Overlay } from '@delivery/overlay-contract';

/**
 * GKE taints Arm nodes itself. Pools of Spot VMs are made with the taint that its pages recommend.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/prepare-arm-workloads-for-deployment
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/spot-vms
 */
export const nodes: Overlay['nodes'] = {
  arm64: {
    labels: { 'kubernetes.io/arch': 'arm64' },
    tolerations: [{ key: 'kubernetes.io/arch', operator: 'Equal', value: 'arm64', effect: 'NoSchedule' }],
  },
  spot: {
    labels: { 'cloud.google.com/gke-spot': 'true' },
    tolerations: [{ key: 'cloud.google.com/gke-spot', operator: 'Equal', value: 'true', effect: 'NoSchedule' }],
  },
};
