import type { Overlay } from '@delivery/overlay-contract';

/**
 * An internal passthrough Network Load Balancer, which callers of every region reach.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/internal-load-balancing
 */
export const internalLoadBalancer: Overlay['internalLoadBalancer'] = () => ({
  'networking.gke.io/internal-load-balancer-allow-global-access': 'true',
  'networking.gke.io/load-balancer-type': 'Internal',
});
