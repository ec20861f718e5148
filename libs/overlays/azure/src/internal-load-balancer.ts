import type { Overlay } from '@delivery/overlay-contract';

/** @see https://learn.microsoft.com/en-us/azure/aks/internal-lb */
export const internalLoadBalancer: Overlay['internalLoadBalancer'] = () => ({
  'service.beta.kubernetes.io/azure-load-balancer-internal': 'true',
});
