import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { gateway } from './gateway.ts';

const cluster = testCluster();
const webACL = 'arn:aws:wafv2:eu-west-1:223344556677:regional/webacl/entrance/7d0a2a56-6f0e-4f0f-9c7b-2f6b6b1d2c3e';
const specOf = (changes: Partial<typeof cluster>) => gateway({ ...cluster, ...changes })?.settings[0]?.['spec'];

it('points the Gateway at the settings beside it', () => {
  const answer = gateway(cluster);
  expect(answer?.settings).toMatchObject([
    { kind: 'LoadBalancerConfiguration', metadata: { namespace: 'gateway', name: 'public' } },
  ]);
  expect(answer?.infrastructure).toEqual({
    parametersRef: { group: 'gateway.k8s.aws', kind: 'LoadBalancerConfiguration', name: 'public' },
  });
});

it('puts the web ACL of the facts before the entrance, and none without one', () => {
  expect(specOf({ webACL })).toMatchObject({ wafV2: { webACL } });
  expect(specOf({})).not.toHaveProperty('wafV2');
});

it('sends requests and health checks to pods, from the subnets of load balancers', () => {
  const answer = gateway(cluster);
  expect(answer?.sources).toEqual([{ ipBlock: { cidr: '10.0.241.0/24' } }]);
  const backend = { namespace: 'api-gateway', service: 'api-gateway', selector: {}, port: 8080, healthPath: '/readyz' };
  expect(answer?.backendPolicies(backend)).toMatchObject([
    {
      apiVersion: 'gateway.k8s.aws/v1',
      kind: 'TargetGroupConfiguration',
      metadata: { namespace: 'api-gateway', name: 'api-gateway' },
      spec: {
        targetReference: { kind: 'Service', name: 'api-gateway' },
        defaultConfiguration: { targetType: 'ip', healthCheckConfig: { healthCheckPath: '/readyz' } },
      },
    },
  ]);
});
