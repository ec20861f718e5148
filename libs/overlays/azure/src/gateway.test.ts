import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { gateway } from './gateway.ts';

const group = '/subscriptions/6f1c2a7e-3b0d-4c58-9a41-2d7e5b8c9f10/resourceGroups/azure-one/providers';
const answer = gateway(testCluster({ name: 'azure-one', account: '6f1c2a7e-3b0d-4c58-9a41-2d7e5b8c9f10' }));
const backend = { namespace: 'api-gateway', service: 'api-gateway', selector: {}, port: 8080, healthPath: '/readyz' };

it('takes the load balancer of the subscription and its frontend', () => {
  expect(answer?.annotations).toEqual({
    'alb.networking.azure.io/alb-id': `${group}/Microsoft.ServiceNetworking/trafficControllers/azure-one`,
  });
  expect(answer?.addresses).toEqual([{ type: 'alb.networking.azure.io/alb-frontend', value: 'public' }]);
});

it('checks health on the port of the pod', () => {
  expect(answer?.backendPolicies(backend)).toMatchObject([
    { kind: 'HealthCheckPolicy', spec: { default: { port: 8080, http: { path: '/readyz' } } } },
  ]);
});

it('limits the rate of the route by the policy whose name states the limit', () => {
  expect(answer?.backendPolicies({ ...backend, requestsPerMinute: 600 })[1]).toMatchObject({
    kind: 'WebApplicationFirewallPolicy',
    spec: {
      targetRef: { kind: 'HTTPRoute', name: 'api-gateway', namespace: 'api-gateway' },
      webApplicationFirewall: {
        id: `${group}/Microsoft.Network/applicationGatewayWebApplicationFirewallPolicies/azure-one-600-per-minute`,
      },
    },
  });
});
