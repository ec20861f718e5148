import type { Overlay } from '@delivery/overlay-contract';

const prefix = 'service.beta.kubernetes.io/aws-load-balancer';

/**
 * A Network Load Balancer to the addresses of pods. It hands on who calls only where it is told to.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
 */
export const internalLoadBalancer: Overlay['internalLoadBalancer'] = () => ({
  [`${prefix}-nlb-target-type`]: 'ip',
  [`${prefix}-scheme`]: 'internal',
  [`${prefix}-target-group-attributes`]: 'preserve_client_ip.enabled=true',
  [`${prefix}-type`]: 'external',
});
