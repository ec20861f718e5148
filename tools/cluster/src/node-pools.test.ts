import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { poolNodes } from './node-pools.ts';

const label = 'example.org/node-pool';
const taint = { key: label, value: 'card', effect: 'NoSchedule' };
const pod = (nodeSelector?: Record<string, string>, tolerations: readonly object[] = []) => ({
  spec: { ...(nodeSelector && { nodeSelector }), tolerations },
});
const object = (kind: string, spec?: object): Manifest => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'payment', namespace: 'payment' },
  ...(spec && { spec }),
});
const nodes = [
  { name: 'node-a', zone: 'a', region: 'r' },
  { name: 'node-b', zone: 'b', region: 'r' },
  { name: 'node-b-spot', zone: 'b', region: 'r', labels: { spot: 'true' } },
];

describe('poolNodes', () => {
  it('makes a node in each zone for what pods select, with the taints that they tolerate by it', () => {
    const tolerations = [
      { key: label, operator: 'Equal', value: 'card', effect: 'NoSchedule' },
      { key: 'spot', operator: 'Exists' },
    ];
    const template = pod({ [label]: 'card' }, tolerations);
    expect(poolNodes([object('Deployment', { template }), object('Rollout', { template })], nodes)).toEqual([
      { name: 'node-a-card', zone: 'a', region: 'r', labels: { [label]: 'card' }, taints: [taint] },
      { name: 'node-b-card', zone: 'b', region: 'r', labels: { [label]: 'card' }, taints: [taint] },
    ]);
  });

  it('sees the pods of a CronJob', () => {
    const cronJob = object('CronJob', { jobTemplate: { spec: { template: pod({ [label]: 'batch' }) } } });
    expect(poolNodes([cronJob], [{ name: 'node' }])).toEqual([
      { name: 'node-batch', labels: { [label]: 'batch' }, taints: [] },
    ]);
  });

  it('makes nothing for pods that take any node, or one that is there', () => {
    const objects = [
      object('Deployment', { template: pod() }),
      object('Deployment', { template: pod({ 'kubernetes.io/arch': 'amd64', spot: 'true' }) }),
      object('ConfigMap'),
    ];
    expect(poolNodes(objects, nodes)).toEqual([]);
  });
});
