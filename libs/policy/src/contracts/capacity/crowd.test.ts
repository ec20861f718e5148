import { expect, it } from 'vitest';
import { worldWith } from '../../examples/apply.ts';
import type { Change } from '../../examples/example.ts';
import { crowdsIn } from './crowd.ts';

function podsOf(kind: string, change: Change): number | undefined {
  return crowdsIn(worldWith(change)).find(({ pod }) => pod.owner.kind === kind)?.pods;
}

const order = (set: Change['set']): Change => ({ on: 'Deployment shop/order', set });
const payment = (strategy: unknown): Change => ({ on: 'Rollout shop/payment', set: { 'spec.strategy': strategy } });
const unscaled = { remove: ['HorizontalPodAutoscaler shop/order'] };

it.each([
  ['maximum and surge', 'Deployment', {}, 13],
  ['a surge in percent, rounded up', 'Deployment', order({ 'spec.strategy.rollingUpdate.maxSurge': '30%' }), 16],
  ['a quarter when nothing is said', 'Deployment', order({ 'spec.strategy': undefined }), 15],
  ['no surge where the old pods go first', 'Deployment', order({ 'spec.strategy': { type: 'Recreate' } }), 12],
  ['replicas without an autoscaler', 'Deployment', { ...unscaled, ...order({ 'spec.replicas': 5 }) }, 6],
  ['one replica when nothing is said', 'Deployment', unscaled, 2],
  ['a canary', 'Rollout', payment({ canary: { maxSurge: 2 } }), 14],
  ['a canary that does not say', 'Rollout', payment({ canary: {} }), 15],
  ['both versions of a blueGreen', 'Rollout', payment({ blueGreen: { maxSurge: 1 } }), 24],
  ['a smaller preview', 'Rollout', payment({ blueGreen: { previewReplicaCount: 2 } }), 14],
  ['a StatefulSet, one by one', 'StatefulSet', {}, 3],
  ['a ReplicaSet', 'ReplicaSet', {}, 3],
  ['no DaemonSet', 'DaemonSet', {}, undefined],
  ['one pod of a Job', 'Job', {}, 1],
  ['parallel pods of a Job', 'Job', { on: 'Job shop/seed', set: { 'spec.parallelism': 4 } }, 4],
  [
    'parallel pods of a CronJob',
    'CronJob',
    { on: 'CronJob shop/settlement', set: { 'spec.jobTemplate.spec.parallelism': 3 } },
    3,
  ],
  [
    'none of what has no maximum',
    'Deployment',
    { on: 'HorizontalPodAutoscaler shop/order', set: { 'spec.maxReplicas': undefined } },
    undefined,
  ],
])('counts %s', (_name, kind, change, pods) => {
  expect(podsOf(kind, { ...change })).toBe(pods);
});
