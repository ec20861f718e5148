import { collectorFile, type CollectorConfiguration } from '@delivery/constructs/operator';
import { testRender, type TestRenderProps } from '@delivery/component/testing';
import type { Cluster, Telemetry } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import gateway from './component.ts';

const bucket = { bucket: 'b', cidrs: ['10.0.3.4/32'] };
const keeping = (changes: Partial<Cluster> = {}) =>
  testCluster({ bindings: { ...testCluster().bindings, buckets: { logs: bucket, traces: bucket } }, ...changes });
const telling = (telemetry: Partial<Telemetry>) =>
  keeping({ telemetry: { metrics: 'prometheus', traces: 'tempo', exporters: [], ...telemetry } });
const site = testCluster({
  ...{ name: 'edge-test', role: 'edge', cloud: 'edge', availability: 'edge', link: 'intermittent' },
  domain: 'edge-test.delivery.example',
  network: { controlPlane: '10.20.0.0/28', loadBalancers: '10.20.1.0/28', nodes: '10.20.0.0/24' },
});
const observer = keeping({ name: 'aws-observer', role: 'observability', domain: 'aws-observer.delivery.example' });

const render = (cluster: Cluster, props: TestRenderProps = {}) =>
  testRender(gateway, { folder: 'apps/platform/opentelemetry-gateway', cluster, ...props });

function configurationOf(cluster: Cluster, props: TestRenderProps = {}): CollectorConfiguration {
  const { data } = render(cluster, props).get('ConfigMap', 'opentelemetry-gateway') as unknown as {
    data: Record<string, string>;
  };
  return parse(data[collectorFile] ?? '') as CollectorConfiguration;
}

const every: readonly (readonly [string, CollectorConfiguration])[] = [
  ['that keeps', configurationOf(keeping())],
  ['with Jaeger', configurationOf(telling({ traces: 'jaeger' }))],
  ['with Datadog', configurationOf(telling({ exporters: ['datadog'] }))],
  ['with New Relic', configurationOf(telling({ exporters: ['new-relic'] }))],
  ['that takes sites', configurationOf(observer, { otherClusters: [site] })],
  ['of a site', configurationOf(site, { otherClusters: [observer] })],
];

describe.each(every)('a cluster %s', (_, { receivers, processors, exporters, extensions, service }) => {
  const pipelines = Object.values(service.pipelines);
  const used = (part: 'exporters' | 'processors' | 'receivers') => [
    ...new Set(pipelines.flatMap((pipeline) => pipeline[part])),
  ];

  it('uses what it defines, and defines what it uses', () => {
    expect(used('receivers').sort()).toEqual(Object.keys(receivers).sort());
    expect(used('processors').sort()).toEqual(Object.keys(processors).sort());
    expect(used('exporters').sort()).toEqual(Object.keys(exporters).sort());
    expect([...service.extensions].sort()).toEqual(Object.keys(extensions).sort());
  });

  it('limits its memory first, masks before it decides, and batches last', () => {
    for (const { processors: order } of pipelines) {
      expect(order[0]).toBe('memory_limiter');
      expect(order[1]).toBe('redaction');
      expect(order.at(-1)).toBe('batch');
    }
  });

  it('keeps on its disk what is not delivered', () => {
    for (const exporter of Object.values(exporters))
      expect(exporter).toMatchObject({
        sending_queue: { storage: 'file_storage' },
        retry_on_failure: { max_elapsed_time: '0s' },
      });
  });
});

it('hands traces to Tempo or Jaeger, as the facts say, and logs to Loki', () => {
  const pipelines = (telemetry: Partial<Telemetry>) => configurationOf(telling(telemetry)).service.pipelines;
  expect(pipelines({})['traces']?.exporters).toEqual(['otlp/tempo']);
  expect(pipelines({ traces: 'jaeger' })['traces']?.exporters).toEqual(['otlp/jaeger']);
  expect(pipelines({})['logs']?.exporters).toEqual(['otlphttp/loki']);
});

it('keeps every failed and every slow trace, and fewer of the rest where there are many', () => {
  const policies = (cluster: Cluster) => configurationOf(cluster).processors['tail_sampling']?.['policies'];
  expect(policies(keeping())).toMatchObject([
    { name: 'failed', status_code: { status_codes: ['ERROR'] } },
    { name: 'slow', latency: { threshold_ms: 1000 } },
    { name: 'rest', probabilistic: { sampling_percentage: 5 } },
  ]);
  expect(policies(keeping({ availability: 'development' }))).toMatchObject([
    {},
    {},
    { probabilistic: { sampling_percentage: 100 } },
  ]);
});

it('reads keys of services outside from files, which come out of the store', () => {
  const cluster = telling({ exporters: ['datadog'] });
  expect(configurationOf(cluster).exporters['datadog']).toMatchObject({
    api: { key: '${file:/etc/vendor-keys/datadog}' },
  });
  expect(render(cluster).get('ExternalSecret', 'vendor-keys')['spec']).toMatchObject({
    data: [{ secretKey: 'datadog' }],
  });
  const out = { ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] } };
  const egress = (one: Cluster) => JSON.stringify(render(one).get('NetworkPolicy', 'opentelemetry-gateway')['spec']);
  expect(egress(cluster)).toContain(JSON.stringify(out));
  expect(egress(keeping())).not.toContain(JSON.stringify(out));
});

describe('a site without a bucket', () => {
  const { exporters, service } = configurationOf(site, { otherClusters: [observer] });

  it('sends to the cluster that watches the others, with a certificate', () => {
    expect(exporters).toMatchObject({
      'otlp/keeper': {
        endpoint: 'dns:///telemetry.aws-observer.delivery.example:4319',
        tls: { cert_file: '/etc/site-tls/tls.crt', min_version: '1.3' },
      },
    });
  });

  it('decides about its traces itself, so that the link carries few', () => {
    expect(service.pipelines['traces']?.processors).toContain('tail_sampling');
    const taking = configurationOf(observer, { otherClusters: [site] }).service.pipelines;
    expect(taking['traces/sites']).toMatchObject({
      receivers: ['otlp/sites'],
      processors: ['memory_limiter', 'redaction', 'batch'],
    });
  });

  it('needs somebody who keeps what it sends', () => {
    expect(() => render(site)).toThrow(
      'edge-test: nobody keeps its logs; add "logs" and "traces" to bindings.buckets, or a cluster of role observability',
    );
  });

  it('comes in through a door that knows no others', () => {
    const rendering = render(observer, { otherClusters: [site] });
    expect(rendering.get('Service', 'door')['spec']).toMatchObject({
      loadBalancerSourceRanges: ['10.20.0.0/24'],
      ports: [{ port: 4319 }],
    });
    expect(rendering.get('NetworkPolicy', 'opentelemetry-gateway')['spec']).toMatchObject({
      ingress: [{ ports: [{ port: 8888 }] }, { ports: [{ port: 4317 }] }, { ports: [{ port: 4319 }] }],
    });
    expect(render(keeping(), { otherClusters: [site, observer] }).manifests.map(({ kind }) => kind)).not.toContain(
      'Certificate',
    );
  });
});

it('is not on a desk', () => {
  expect(gateway.clusters(testCluster({ role: 'local', cloud: 'local' }))).toBe(false);
});
