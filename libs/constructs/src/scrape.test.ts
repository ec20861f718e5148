import { testCluster } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import { defineService } from './define-service.ts';
import { base, everything, names, render, selector, specOf } from './testing.ts';

describe('a service that serves HTTP and metrics', () => {
  it('is scraped through its Service, a critical one every 15 s', () => {
    expect(specOf(render(), 'ServiceMonitor')).toEqual({
      selector: { matchLabels: { ...selector(), 'app.kubernetes.io/component': 'service' } },
      endpoints: [{ port: 'metrics', interval: '15s', scrapeTimeout: '10s' }],
    });
    expect(specOf(render({ tier: 'standard' }), 'ServiceMonitor')).toMatchObject({ endpoints: [{ interval: '30s' }] });
  });

  it('is not scraped twice while two versions stand beside each other', () => {
    const rendering = render({ ...everything, route: undefined, rollout: 'blueGreen' } as typeof everything);
    const component = (name: string) => rendering.get('Service', name).metadata.labels?.['app.kubernetes.io/component'];
    expect([component('order'), component('order-preview')]).toEqual(['service', 'preview']);
  });

  it('has metrics and indicators without a further line', () => {
    const { service } = defineService(base);
    expect(Object.keys(service?.metrics ?? {})).toEqual(['http_requests_total', 'http_request_duration_seconds']);
    expect(service?.slo).toEqual({
      availability: { metric: 'http_requests_total', failed: 'code=~"5.."' },
      latency: { metric: 'http_request_duration_seconds', within: '0.5' },
    });
  });

  it('adds metrics and indicators of its own', () => {
    const { service } = defineService({
      ...base,
      metrics: { orders_total: { type: 'counter', help: 'Orders.' } },
      slo: { latency: { metric: 'http_request_duration_seconds', within: '1' } },
    });
    expect(Object.keys(service?.metrics ?? {})).toContain('orders_total');
    expect(service?.slo).toMatchObject({ availability: {}, latency: { within: '1' } });
  });

  it('has rules with its owner, and the runbook of each alert', () => {
    const { groups } = specOf<{ spec: { groups: { name: string; interval: string; rules: object[] }[] } }>(
      render(),
      'PrometheusRule',
    );
    expect(groups.map(({ name, interval }) => [name, interval])).toEqual([['order.slo', '15s']]);
    expect(groups[0]?.rules).toContainEqual(
      expect.objectContaining({
        alert: 'AvailabilityBurnFast',
        labels: { owner: 'ordering', service: 'order', severity: 'page' },
        annotations: expect.objectContaining({
          runbook_url: 'https://git.example/platform/blob/main/docs/runbooks/AvailabilityBurnFast.md',
        }),
      }),
    );
  });
});

it('workers are scraped by their pods, tasks are not', () => {
  const rendering = render(everything);
  expect(specOf(rendering, 'PodMonitor', 'order-events')).toEqual({
    selector: { matchLabels: selector('order-events') },
    podMetricsEndpoints: [
      {
        port: 'metrics',
        interval: '15s',
        scrapeTimeout: '10s',
        relabelings: [{ targetLabel: 'job', replacement: 'order-events' }],
      },
    ],
  });
  expect(names(rendering)).not.toContain('PodMonitor order-archive');
});

it.each([
  ['at a desk', {}, testCluster({ role: 'local' })],
  ['without a port of metrics', { ports: { http: 8080 } }, testCluster()],
])('nobody watches %s', (_where, props, cluster) => {
  const kinds = names(render(props, { cluster })).filter((name) => /Monitor|PrometheusRule/.test(name));
  expect(kinds).toEqual([]);
});
