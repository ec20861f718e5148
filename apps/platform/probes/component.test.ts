import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import probes from './component.ts';

const traffic = { weight: 40, healthCheck: '11111111-2222-3333-4444-555555555555' };
const other = (name: string, changes: Parameters<typeof testCluster>[0] = {}) =>
  testCluster({ name, domain: `${name}.delivery.example`, traffic, ...changes });
const { environment } = testCluster();

const otherClusters = [
  other('aws-a'),
  other('gcp-a', { cloud: 'gcp' }),
  other('aws-joining', { state: 'joining' }),
  other('aws-staging', { environment: { ...environment, name: 'staging' } }),
  testCluster({ name: 'aws-batch', domain: 'aws-batch.delivery.example' }),
];

const cluster = testCluster({ name: 'observer', role: 'observability' });
const { manifests, get } = testRender(probes, { folder: 'apps/platform/probes', cluster, otherClusters });

it('asks every cluster that serves customers, and their own name', () => {
  expect(manifests.filter(({ kind }) => kind === 'Probe').map(({ metadata }) => metadata.name)).toEqual([
    'entrance-aws-a',
    'entrance-gcp-a',
    'global',
  ]);
});

it('tells clouds and clusters apart', () => {
  expect(get('Probe', 'entrance-gcp-a')['spec']).toMatchObject({
    jobName: 'entrance',
    targets: {
      staticConfig: {
        static: ['https://api.gcp-a.delivery.example/readyz'],
        labels: {
          cloud: 'gcp',
          cluster: 'gcp-a',
          environment: 'production',
          region: 'eu-west-1',
          host: 'api.gcp-a.delivery.example',
        },
      },
    },
  });
  expect(get('Probe', 'global')['spec']).toMatchObject({
    jobName: 'global',
    targets: {
      staticConfig: {
        static: ['https://api.delivery.example/readyz'],
        labels: { host: 'api.delivery.example' },
      },
    },
  });
});
