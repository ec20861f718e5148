import type { Cluster } from '@delivery/fleet';
import type { ICiliumLoadBalancerIPPool } from '@kubernetes-models/cilium/cilium.io/v2/CiliumLoadBalancerIPPool';
import type { ICiliumL2AnnouncementPolicy } from '@kubernetes-models/cilium/cilium.io/v2alpha1/CiliumL2AnnouncementPolicy';

const metadata = { name: 'load-balancers' };

/**
 * Addresses that Services of type LoadBalancer get.
 *
 * @see https://docs.cilium.io/en/stable/network/lb-ipam/
 */
export function loadBalancerPool({ network }: Cluster): ICiliumLoadBalancerIPPool {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumLoadBalancerIPPool',
    metadata,
    spec: { blocks: [{ cidr: network.loadBalancers }] },
  };
}

/**
 * One node at a time answers for each of these addresses, on all of its interfaces; another takes over when it goes.
 *
 * @see https://docs.cilium.io/en/stable/network/l2-announcements/
 */
export function announcements(): ICiliumL2AnnouncementPolicy {
  return {
    apiVersion: 'cilium.io/v2alpha1',
    kind: 'CiliumL2AnnouncementPolicy',
    metadata,
    spec: { loadBalancerIPs: true },
  };
}
