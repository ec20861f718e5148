import type { Overlay } from '@delivery/overlay-contract';

/** Every load balancer has an address of the private network. */
export const internalLoadBalancer: Overlay['internalLoadBalancer'] = () => ({});
