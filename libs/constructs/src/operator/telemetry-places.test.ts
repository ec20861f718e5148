import { testCluster } from '@delivery/fleet/testing';
import { exporters } from '@delivery/prometheus';
import { expect, it } from 'vitest';
import {
  grafana,
  hostOf,
  jaeger,
  keepsLogs,
  loki,
  telemetryAgent,
  telemetryGateway,
  tempo,
  traceStoreOf,
} from './telemetry-places.ts';

const bucket = { bucket: 'b', cidrs: ['10.0.3.4/32'] };
const bindings = (buckets: Parameters<typeof keepsLogs>[0]['bindings']['buckets']) => ({
  ...testCluster().bindings,
  buckets,
});

it('keeps logs where there is a bucket for them, but not at a desk', () => {
  expect(keepsLogs(testCluster({ bindings: bindings({ logs: bucket }) }))).toBe(true);
  expect(keepsLogs(testCluster())).toBe(false);
  expect(keepsLogs(testCluster({ role: 'local', bindings: bindings({ logs: bucket }) }))).toBe(false);
});

it('keeps traces in what the facts say', () => {
  const buckets = bindings({ logs: bucket, traces: bucket });
  expect(traceStoreOf(testCluster({ bindings: buckets }))).toBe(tempo);
  const telemetry = { metrics: 'prometheus', traces: 'jaeger', exporters: [] } as const;
  expect(traceStoreOf(testCluster({ bindings: buckets, telemetry }))).toBe(jaeger);
  expect(traceStoreOf(testCluster({ bindings: bindings({ logs: bucket }) }))).toBeUndefined();
});

it('is found by Prometheus where it is', () => {
  for (const { namespace, name, labels, ports } of [grafana, jaeger, loki, telemetryAgent, telemetryGateway, tempo]) {
    const scrape = exporters.find((exporter) => exporter.name === name)?.scrape;
    expect({ namespace: scrape?.namespace, labels }, name).toMatchObject({ namespace, labels: scrape?.labels });
    expect(scrape?.port, name).toBe('metrics' in ports ? ports.metrics : ports.http);
  }
});

it('has a full name, which needs no search domains', () => {
  expect(hostOf(loki)).toBe('loki.loki.svc.cluster.local');
});
