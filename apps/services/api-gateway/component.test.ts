import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import gateway from './component.ts';

const traffic = { healthCheck: '0a1b2c3d-0000-4000-8000-0123456789ab', weight: 10 };
const hostnames = (changes: Parameters<typeof testCluster>[0]) =>
  (
    testRender(gateway, { cluster: testCluster(changes) }).get('HTTPRoute', 'api-gateway')['spec'] as {
      hostnames: readonly string[];
    }
  ).hostnames;

it('answers to its own name, and to the global one where the cluster has a share of it', () => {
  expect(hostnames({})).toEqual(['api.aws-test.delivery.example']);
  expect(hostnames({ traffic })).toEqual(['api.aws-test.delivery.example', 'api.delivery.example']);
});

it('is new to a few callers first', () => {
  expect(testRender(gateway).get('Rollout', 'api-gateway')).toMatchObject({
    spec: { strategy: { canary: { maxUnavailable: 0 } } },
  });
});

it('passes on to services only, not to payment', () => {
  const data = testRender(gateway).get('ConfigMap', 'api-gateway')['data'] as Readonly<Record<string, string>>;
  expect(Object.keys(data).filter((key) => key.endsWith('_URL'))).toEqual(['DELIVERY_URL', 'ORDER_URL', 'USER_URL']);
});
