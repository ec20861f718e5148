import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import nodeExporter from './component.ts';

const { network } = testCluster();
const cluster = testCluster({ network: { ...network, nodes: '10.0.0.0/17' } });
const rendering = testRender(nodeExporter, { folder: 'apps/operators/node-exporter', cluster });

it('runs on every node, and may change nothing there', () => {
  expect(rendering.get('Application', 'node-exporter-chart')['spec']).toMatchObject({
    source: {
      chart: 'prometheus-node-exporter',
      targetRevision: '4.49.2',
      helm: {
        valuesObject: {
          tolerations: [{ operator: 'Exists' }],
          containerSecurityContext: { capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
          rbac: { create: false },
        },
      },
    },
  });
});

it('says why its namespace is privileged', () => {
  expect(nodeExporter.namespaces).toMatchObject([
    { podSecurity: 'privileged', because: 'it reads the file systems, processes and network of its node' },
  ]);
});

it('is where the addresses of nodes are known, so that it can be asked', () => {
  expect([nodeExporter.clusters(cluster), nodeExporter.clusters(testCluster())]).toEqual([true, false]);
});
