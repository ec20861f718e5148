import type { Overlay } from '@delivery/overlay-contract';

const gatewayPage = 'https://cloud.google.com/kubernetes-engine/docs/how-to/deploying-gateways';
const podAutoscalerPage = 'https://cloud.google.com/kubernetes-engine/docs/how-to/vertical-pod-autoscaling';

/** What GKE brings with the Gateway API and vertical Pod autoscaling switched on; snapshots of volumes it always has. */
export const provides: Overlay['provides'] = () => [
  { kind: 'crds', name: 'gateway-api', source: gatewayPage },
  { kind: 'crds', name: 'gke-networking', source: gatewayPage },
  { kind: 'GatewayClass', name: 'gke-l7-global-external-managed', source: gatewayPage },
  {
    kind: 'crds',
    name: 'external-snapshotter',
    source: 'https://cloud.google.com/kubernetes-engine/docs/how-to/persistent-volumes/volume-snapshots',
  },
  { kind: 'crds', name: 'vertical-pod-autoscaler', source: podAutoscalerPage },
  { kind: 'operator', name: 'vertical-pod-autoscaler', source: podAutoscalerPage },
];
