import { expect, it } from 'vitest';
import { nodeManifest, nodesIn } from './nodes.ts';

it('nodesIn makes a node in each zone, and one without where there are no zones', () => {
  expect(nodesIn(['a', 'b'], { region: 'r' })).toEqual([
    { name: 'node-a', zone: 'a', region: 'r' },
    { name: 'node-b', zone: 'b', region: 'r' },
  ]);
  expect(nodesIn([])).toEqual([{ name: 'node' }]);
});

it('nodeManifest labels a node as its cloud would', () => {
  const { metadata } = nodeManifest({ name: 'n', zone: 'a', region: 'r', arch: 'arm64', labels: { pool: 'spot' } });
  expect(metadata.labels).toEqual({
    'kubernetes.io/arch': 'arm64',
    'kubernetes.io/hostname': 'n',
    'kubernetes.io/os': 'linux',
    'topology.kubernetes.io/region': 'r',
    'topology.kubernetes.io/zone': 'a',
    pool: 'spot',
  });
});
