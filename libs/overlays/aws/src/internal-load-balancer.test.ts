import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { internalLoadBalancer } from './internal-load-balancer.ts';

it('is reached inside alone, and tells pods who calls', () => {
  expect(internalLoadBalancer(testCluster())).toEqual({
    'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
    'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal',
    'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes': 'preserve_client_ip.enabled=true',
    'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
  });
});
