import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, it } from 'vitest';
import payment from './component.ts';

const bindings = { postgres: { payments: { host: 'payments.db.example', port: 5432, cidrs: ['10.0.1.0/24'] } } };
const rendering = testRender(payment, { cluster: testCluster({ bindings }) });

it('marks what handles card data', () => {
  expect(rendering.get('Deployment', 'payment').metadata.labels).toMatchObject({
    'delivery.example/data-class': 'card',
    'delivery.example/owner': 'payments',
  });
});

it('is called by order only and reaches its own database only', () => {
  const { ingress, egress } = (rendering.get('NetworkPolicy', 'payment') as unknown as Required<INetworkPolicy>).spec;
  expect(ingress?.flatMap(({ from }) => from?.map((peer) => peer.namespaceSelector?.matchLabels))).toEqual([
    { 'kubernetes.io/metadata.name': 'order' },
  ]);
  expect(egress?.flatMap(({ to }) => to?.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []))).toEqual(['10.0.1.0/24']);
});

it('finishes what it has begun', () => {
  expect(rendering.get('Deployment', 'payment')).toMatchObject({
    spec: { template: { spec: { terminationGracePeriodSeconds: 75 } } },
  });
});
