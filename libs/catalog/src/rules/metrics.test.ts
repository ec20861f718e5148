import { expect, it } from 'vitest';
import type { Metrics } from '../metric.ts';
import { metricsAreLegal } from './metrics.ts';
import { linesOf, service } from './testing.ts';

const lines = (metrics: Metrics, ports = { http: 8080, metrics: 9090 } as Record<string, number>) =>
  linesOf(metricsAreLegal, [service('order', { metrics, ports })]);

it('metrics are fine with plain names, behind a port of their own', () => {
  expect(
    lines({
      orders_total: { type: 'counter', help: 'Orders.', labels: ['state'] },
      order_age_seconds: { type: 'histogram', help: 'Age.' },
    }),
  ).toEqual([]);
  expect(linesOf(metricsAreLegal, [service('order', { ports: { http: 8080 } })])).toEqual([]);
});

it.each<[string, Metrics, string]>([
  [
    'a counter without _total',
    { orders: { type: 'counter', help: '' } },
    'metrics.orders metrics-are-legal: a counter "orders" | a name that ends in _total | call it orders_total, or declare what it is',
  ],
  [
    'a gauge called like a counter',
    { orders_total: { type: 'gauge', help: '' } },
    'metrics.orders_total metrics-are-legal: a gauge "orders_total" | a name without _total, _bucket, _count and _sum | rename it, or declare what it is',
  ],
  [
    'a name in capitals',
    { Orders: { type: 'gauge', help: '' } },
    'metrics.Orders metrics-are-legal: "Orders" | lower-case letters, digits and _ | rename it where it is exposed',
  ],
  [
    'a label that scraping sets',
    { orders_total: { type: 'counter', help: '', labels: ['state', 'service'] } },
    'metrics.orders_total.labels[1] metrics-are-legal: label "service" | labels other than container, endpoint, instance, job, namespace, node, pod, service, le, quantile | rename it where it is exposed',
  ],
  [
    'a label that is none',
    { orders_total: { type: 'counter', help: '', labels: ['http-code'] } },
    'metrics.orders_total.labels[0] metrics-are-legal: label "http-code" | lower-case letters, digits and _ | rename it where it is exposed',
  ],
])('%s is refused', (_what, metrics, line) => {
  expect(lines(metrics)).toEqual([line]);
});

it('metrics without a port are refused', () => {
  expect(lines({ orders_total: { type: 'counter', help: '' } }, { http: 8080 })).toEqual([
    'metrics metrics-are-legal: metrics, and ports http | metrics with a port of the name metrics | add ports.metrics',
  ]);
});
