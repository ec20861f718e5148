import { testRender } from '@delivery/component/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import tempo from './component.ts';

const bucket = { bucket: 'delivery-test-traces', cidrs: ['10.0.3.4/32'] };
const keeping = (changes: Partial<Cluster> = {}) =>
  testCluster({ bindings: { ...testCluster().bindings, buckets: { logs: bucket, traces: bucket } }, ...changes });
const azure = keeping({
  cloud: 'azure',
  name: 'azure-test',
  account: '00000000-0000-0000-0000-000000000001',
  identities: {
    tenant: '00000000-0000-0000-0000-000000000002',
    clients: { 'tempo/tempo': '00000000-0000-0000-0000-000000000003' },
  },
});
const gcp = keeping({ cloud: 'gcp', name: 'gcp-test', account: 'delivery-test', region: 'europe-west1' });

const render = (cluster = keeping()) => testRender(tempo, { folder: 'apps/platform/tempo', cluster });
const configurationOf = (cluster = keeping()) => {
  const { data } = render(cluster).get('ConfigMap', 'tempo') as unknown as { data: Record<string, string> };
  return parse(data['tempo.yaml'] ?? '') as Record<string, unknown>;
};

it('opens the bucket of its cloud with the identity of its pods', () => {
  const trace = (cluster: Cluster) => (configurationOf(cluster)['storage'] as { trace: unknown }).trace;
  expect(trace(keeping())).toMatchObject({
    backend: 's3',
    s3: { bucket: 'delivery-test-traces', region: 'eu-west-1', native_aws_auth_enabled: true },
  });
  expect(trace(gcp)).toMatchObject({ backend: 'gcs', gcs: { bucket_name: 'delivery-test-traces' } });
  expect(trace(azure)).toMatchObject({
    backend: 'azure',
    azure: {
      storage_account_name: 'azuretest',
      container_name: 'delivery-test-traces',
      endpoint_suffix: 'blob.core.windows.net',
      use_federated_token: true,
    },
  });
});

it('has each trace on every pod until it is in the bucket', () => {
  expect(render().get('StatefulSet', 'tempo')['spec']).toMatchObject({ replicas: 3 });
  expect(configurationOf()).toMatchObject({ ingester: { lifecycler: { ring: { replication_factor: 3 } } } });
});

it('takes traces from the gateway alone', () => {
  expect(render().get('NetworkPolicy', 'tempo')['spec']).toMatchObject({
    ingress: [
      { ports: [{ port: 3200 }] },
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'opentelemetry' } } }],
        ports: [{ port: 4317 }],
      },
      { ports: [{ port: 9095 }] },
      { ports: [{ port: 7946 }, { protocol: 'UDP', port: 7946 }] },
    ],
  });
});

it('leaves clusters to Jaeger whose facts say so', () => {
  expect(tempo.clusters(keeping())).toBe(true);
  expect(tempo.clusters(keeping({ telemetry: { metrics: 'prometheus', traces: 'jaeger', exporters: [] } }))).toBe(
    false,
  );
  expect(tempo.clusters(testCluster())).toBe(false);
});
