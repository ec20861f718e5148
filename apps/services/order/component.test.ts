import { testApp, testService } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import order from './component.ts';

const others = [testApp('payment', { service: testService({ calledBy: ['order'] }) })];

it('calls payment and keeps its orders in PostgreSQL', () => {
  expect(testRender(order, { others }).get('ConfigMap', 'order')['data']).toMatchObject({
    ORDER_RESERVATION_SECONDS: '900',
    PAYMENT_URL: 'http://payment.payment.svc.cluster.local',
    POSTGRES_DATABASE: 'orders',
  });
});

it('runs on workload clusters and at a desk, not at the edge', () => {
  const on = (role: 'workload' | 'local' | 'edge' | 'observability') => order.clusters(testCluster({ role }));
  expect([on('workload'), on('local'), on('edge'), on('observability')]).toEqual([true, true, false, false]);
});
