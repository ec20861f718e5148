import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import jaeger from './component.ts';

const bucket = { bucket: 'b', cidrs: ['10.0.3.4/32'] };
const bindings = { ...testCluster().bindings, buckets: { logs: bucket, traces: bucket } };
const cluster = testCluster({ bindings, telemetry: { metrics: 'prometheus', traces: 'jaeger', exporters: [] } });
const rendering = testRender(jaeger, { folder: 'apps/platform/jaeger', cluster });

it('keeps traces on the volume of its only pod', () => {
  const { data } = rendering.get('ConfigMap', 'jaeger') as unknown as { data: Record<string, string> };
  expect(parse(data['jaeger.yaml'] ?? '')).toMatchObject({
    extensions: {
      jaeger_query: { storage: { traces: 'volume' } },
      jaeger_storage: {
        backends: { volume: { badger: { ephemeral: false, directories: { keys: '/var/jaeger/keys' } } } },
      },
    },
    exporters: { jaeger_storage_exporter: { trace_storage: 'volume' } },
  });
  expect(rendering.get('StatefulSet', 'jaeger')['spec']).toMatchObject({
    replicas: 1,
    template: {
      spec: { containers: [{ volumeMounts: expect.arrayContaining([{ name: 'data', mountPath: '/var/jaeger' }]) }] },
    },
  });
});

it('runs where the facts say so', () => {
  expect(jaeger.clusters(cluster)).toBe(true);
  expect(jaeger.clusters(testCluster({ bindings }))).toBe(false);
});
