import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, it } from 'vitest';
import payment from './component.ts';

const { bindings } = testCluster();
const cluster = testCluster({
  bindings: {
    ...bindings,
    postgres: { payments: { host: 'payments.db.example', port: 5432, cidrs: ['10.0.1.0/24'] } },
  },
  nodes: { architectures: ['amd64', 'arm64'], spot: true },
});
const rendering = testRender(payment, { cluster });

it('marks what handles card data', () => {
  expect(rendering.get('Rollout', 'payment').metadata.labels).toMatchObject({
    'delivery.example/data-class': 'card',
    'delivery.example/owner': 'payments',
  });
});

it('is called by order only, asked for metrics, and reaches its own database only', () => {
  const { ingress, egress } = (rendering.get('NetworkPolicy', 'payment') as unknown as Required<INetworkPolicy>).spec;
  expect(ingress?.flatMap(({ from }) => from?.map((peer) => peer.namespaceSelector?.matchLabels))).toEqual([
    { 'kubernetes.io/metadata.name': 'order' },
    { 'kubernetes.io/metadata.name': 'monitoring' },
  ]);
  expect(egress?.flatMap(({ to }) => to?.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []))).toEqual(['10.0.1.0/24']);
});

it('runs on nodes of its own, which are never spot', () => {
  const pod = { spec: { template: { spec: { nodeSelector: { 'delivery.example/node-pool': 'card' } } } } };
  expect(rendering.get('Rollout', 'payment')).toMatchObject(pod);
  const text = JSON.stringify(rendering.get('Rollout', 'payment'));
  expect(text).toMatch(/"operator":"NotIn","values":\["(spot|SPOT)"\]|"operator":"DoesNotExist"/);
});

it('switches at once, after the new version has answered', () => {
  expect(rendering.get('Rollout', 'payment')).toMatchObject({
    spec: { strategy: { blueGreen: { activeService: 'payment', previewService: 'payment-preview' } } },
  });
});

it('settles at night, with the bucket and without callers', () => {
  expect(rendering.get('CronJob', 'payment-settlement')).toMatchObject({
    spec: { schedule: '30 2 * * *', concurrencyPolicy: 'Forbid', timeZone: 'Etc/UTC' },
  });
  expect(rendering.get('ConfigMap', 'payment')['data']).toMatchObject({
    BUCKET_URL: expect.stringContaining('delivery-test-settlements') as string,
  });
});

it('finishes what it has begun', () => {
  expect(rendering.get('Rollout', 'payment')).toMatchObject({
    spec: { template: { spec: { terminationGracePeriodSeconds: 75 } } },
  });
});
