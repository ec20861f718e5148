import type { Overlay } from '@delivery/overlay-contract';

const controllerPage =
  'https://learn.microsoft.com/en-us/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller-addon';
const podAutoscalerPage = 'https://learn.microsoft.com/en-us/azure/aks/use-vertical-pod-autoscaler';

/**
 * What AKS brings with the managed Gateway API, the controller of Application Gateway for Containers and the VerticalPodAutoscaler
 * switched on; snapshots of volumes it has unless they are switched off.
 */
export const provides: Overlay['provides'] = () => [
  { kind: 'crds', name: 'gateway-api', source: 'https://learn.microsoft.com/en-us/azure/aks/managed-gateway-api' },
  { kind: 'crds', name: 'alb-azure', source: controllerPage },
  { kind: 'GatewayClass', name: 'azure-alb-external', source: controllerPage },
  {
    kind: 'crds',
    name: 'external-snapshotter',
    source: 'https://learn.microsoft.com/en-us/azure/aks/csi-storage-drivers',
  },
  { kind: 'crds', name: 'vertical-pod-autoscaler', source: podAutoscalerPage },
  { kind: 'operator', name: 'vertical-pod-autoscaler', source: podAutoscalerPage },
];
