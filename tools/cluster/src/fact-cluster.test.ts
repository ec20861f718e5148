import { describe, expect, it } from 'vitest';
import { factCluster, nodesOf } from './fact-cluster.ts';

const taint = { key: 'cloud.example/spot', value: 'true', effect: 'NoSchedule' } as const;
const kinds = {
  arm64: { labels: { 'kubernetes.io/arch': 'arm64' }, tolerations: [] },
  spot: { labels: { 'cloud.example/spot': 'true' }, tolerations: [{ ...taint, operator: 'Equal' as const }] },
};

describe('nodesOf', () => {
  it('makes one node of each architecture and a spot node in each zone, marked as the cloud marks them', () => {
    const facts = { nodes: { architectures: ['amd64', 'arm64'], spot: true }, zones: ['a', 'b'], region: 'r' } as const;
    const nodes = nodesOf(facts, kinds);
    expect(nodes.map(({ name }) => name)).toEqual([
      'node-a',
      'node-a-arm64',
      'node-a-spot',
      'node-b',
      'node-b-arm64',
      'node-b-spot',
    ]);
    expect(nodes[1]).toMatchObject({ arch: 'arm64', labels: { 'kubernetes.io/arch': 'arm64' }, taints: [] });
    expect(nodes[2]).toEqual({
      name: 'node-a-spot',
      zone: 'a',
      region: 'r',
      labels: { 'cloud.example/spot': 'true' },
      taints: [taint],
    });
  });

  it('makes a single node without a zone where there are none, and no spot node where the cloud has none', () => {
    const facts = { nodes: { architectures: ['amd64'], spot: true }, zones: [], region: 'r' } as const;
    expect(nodesOf(facts, { ...kinds, spot: undefined })).toEqual([{ name: 'node', arch: 'amd64', region: 'r' }]);
  });
});

it('factCluster names the clusters that there are', () => {
  expect(() => factCluster('aws-prod-eu-west-9')).toThrow('cluster-exists: --cluster: "aws-prod-eu-west-9"');
});
