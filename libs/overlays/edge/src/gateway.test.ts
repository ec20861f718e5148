import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { firstAddress } from './first-address.ts';
import { gateway } from './gateway.ts';

const answer = gateway(testCluster({ network: { controlPlane: '10.22.0.0/28', loadBalancers: '10.22.1.0/28' } }));

it('stands at the first address of the range', () => {
  expect(answer?.addresses).toEqual([{ type: 'IPAddress', value: '10.22.1.1' }]);
});

it('takes the only address of a range of one', () => {
  expect(firstAddress('10.22.1.9/32')).toBe('10.22.1.9');
});

it('admits the Gateway to the port of the pods by its identity, since no address names it', () => {
  expect(answer?.sources).toEqual([]);
  const selector = { 'app.kubernetes.io/name': 'delivery' };
  const backend = { namespace: 'delivery', service: 'delivery', selector, port: 8080, healthPath: '/readyz' };
  expect(answer?.backendPolicies(backend)).toEqual([
    {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNetworkPolicy',
      metadata: { name: 'delivery-gateway', namespace: 'delivery' },
      spec: {
        endpointSelector: { matchLabels: selector },
        ingress: [{ fromEntities: ['ingress'], toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }] }],
      },
    },
  ]);
});
