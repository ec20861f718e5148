import { testRender } from '@delivery/component/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import loki from './component.ts';

const bucket = { bucket: 'delivery-test-logs', cidrs: ['10.0.3.4/32'] };
const keeping = (changes: Partial<Cluster> = {}) =>
  testCluster({ bindings: { ...testCluster().bindings, buckets: { logs: bucket, traces: bucket } }, ...changes });
const azure = keeping({
  cloud: 'azure',
  name: 'azure-test',
  account: '00000000-0000-0000-0000-000000000001',
  identities: {
    tenant: '00000000-0000-0000-0000-000000000002',
    clients: { 'loki/loki': '00000000-0000-0000-0000-000000000003' },
  },
});
const gcp = keeping({ cloud: 'gcp', name: 'gcp-test', account: 'delivery-test', region: 'europe-west1' });

const render = (cluster = keeping()) => testRender(loki, { folder: 'apps/platform/loki', cluster });
const configurationOf = (cluster = keeping()) => {
  const { data } = render(cluster).get('ConfigMap', 'loki') as unknown as { data: Record<string, string> };
  return parse(data['loki.yaml'] ?? '') as Record<string, unknown>;
};

it('opens the bucket of its cloud with the identity of its pods', () => {
  expect(configurationOf()['storage_config']).toMatchObject({
    aws: { bucketnames: 'delivery-test-logs', endpoint: 's3.eu-west-1.amazonaws.com', region: 'eu-west-1' },
  });
  expect(configurationOf(gcp)['storage_config']).toMatchObject({ gcs: { bucket_name: 'delivery-test-logs' } });
  expect(configurationOf(azure)['storage_config']).toMatchObject({
    azure: {
      account_name: 'azuretest',
      container_name: 'delivery-test-logs',
      endpoint_suffix: 'blob.core.windows.net',
      use_federated_token: true,
    },
  });
  expect(render(azure).get('ServiceAccount', 'loki').metadata['annotations']).toMatchObject({
    'azure.workload.identity/client-id': '00000000-0000-0000-0000-000000000003',
  });
});

it.each([keeping(), gcp, azure])('names the same store for lines, index and deletes', (cluster) => {
  const { schema_config, storage_config, compactor } = configurationOf(cluster) as {
    schema_config: { configs: { object_store: string }[] };
    storage_config: Record<string, unknown>;
    compactor: { delete_request_store: string };
  };
  const [store = ''] = schema_config.configs.map(({ object_store }) => object_store);
  expect(storage_config).toHaveProperty(store);
  expect(compactor.delete_request_store).toBe(store);
});

it('has each line on every pod until it is in the bucket', () => {
  expect(render().get('StatefulSet', 'loki')['spec']).toMatchObject({ replicas: 3 });
  expect(configurationOf()).toMatchObject({ common: { replication_factor: 3 } });
  const development = keeping({ availability: 'development' });
  expect(render(development).get('StatefulSet', 'loki')['spec']).toMatchObject({ replicas: 1 });
  expect(configurationOf(development)).toMatchObject({ common: { replication_factor: 1 } });
});

it('keeps lines as long as the environment is worth it', () => {
  const retention = (name: string) =>
    configurationOf(keeping({ environment: { ...testCluster().environment, name } }))['limits_config'];
  expect(retention('production')).toMatchObject({ retention_period: '720h' });
  expect(retention('staging')).toMatchObject({ retention_period: '336h' });
  expect(retention('development')).toMatchObject({ retention_period: '168h' });
});

it('runs where there is a bucket for logs', () => {
  expect(loki.clusters(keeping())).toBe(true);
  expect(loki.clusters(testCluster())).toBe(false);
});
