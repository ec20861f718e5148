import type { Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { demandsOf, leastReplicas } from './demands.ts';
import { replicatedIn } from './replicated.ts';
import { scalersIn, type Bound } from './scalers.ts';

const scaledObject: Manifest = {
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'order', namespace: 'shop' },
  spec: { scaleTargetRef: { name: 'order' }, minReplicaCount: 3, maxReplicaCount: 6 },
};
const withSpec = (spec: Readonly<Record<string, unknown>>): Manifest => ({
  ...scaledObject,
  spec: { scaleTargetRef: { name: 'order' }, ...spec },
});

export const autoscalerBounds: Check = {
  id: 'W44',
  name: 'autoscaler-bounds',
  title: 'An autoscaler keeps enough pods, and may at least double them',
  why: 'At night the least is all that stands when a node goes; and where the most is near the least, the load of a lost zone finds no pods.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter hpa-minimum-three-replicas',
    'kube-score horizontalpodautoscaler-replicas',
    'polaris hpaMinAvailability',
    'polaris hpaMaxAvailability',
    'gatekeeper-library horizontalpodautoscaler',
  ],
  fix: 'raise minReplicas to what must always stand, and maxReplicas to twice that or more',
  good: [
    { name: 'four times as many' },
    {
      name: 'the least, and twice as many',
      on: 'HorizontalPodAutoscaler shop/order',
      set: { 'spec.minReplicas': 3, 'spec.maxReplicas': 6 },
    },
    { name: 'KEDA', add: [scaledObject] },
    { name: 'KEDA without an end', add: [withSpec({ minReplicaCount: 50 })] },
    {
      name: 'two of what nobody knows',
      on: 'HorizontalPodAutoscaler shop/order',
      set: { 'spec.minReplicas': 2, 'spec.scaleTargetRef.name': 'elsewhere' },
    },
    {
      name: 'two of critical pods at the edge, which cannot be more',
      on: 'HorizontalPodAutoscaler shop/order',
      set: { 'spec.minReplicas': 2, 'spec.maxReplicas': 2 },
      facts: { availability: 'edge' },
    },
    {
      name: 'none in development',
      add: [withSpec({ minReplicaCount: 0, maxReplicaCount: 0 })],
      facts: { availability: 'development' },
    },
    {
      name: 'pods of a Deployment that a Rollout runs',
      add: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Rollout',
          metadata: { name: 'order', namespace: 'shop' },
          spec: { workloadRef: { name: 'order' } },
        },
      ],
      on: 'HorizontalPodAutoscaler shop/order',
      set: { 'spec.scaleTargetRef.kind': 'Rollout', 'spec.scaleTargetRef.apiVersion': 'argoproj.io/v1alpha1' },
    },
  ],
  bad: [
    {
      name: 'two of critical pods',
      on: 'HorizontalPodAutoscaler shop/order',
      set: { 'spec.minReplicas': 2 },
      at: 'spec.minReplicas',
      found: 'minReplicas 2',
    },
    {
      name: 'the default, of a Rollout',
      on: 'HorizontalPodAutoscaler shop/payment',
      set: { 'spec.minReplicas': undefined },
      at: 'spec.minReplicas',
      found: 'no minReplicas, so 1',
    },
    {
      name: 'one of what nobody knows',
      on: 'HorizontalPodAutoscaler shop/order',
      set: { 'spec.minReplicas': 1, 'spec.scaleTargetRef': null },
      at: 'spec.minReplicas',
      found: 'minReplicas 1',
    },
    {
      name: 'not twice as many',
      on: 'HorizontalPodAutoscaler shop/order',
      set: { 'spec.minReplicas': 3, 'spec.maxReplicas': 5 },
      at: 'spec.maxReplicas',
      found: 'maxReplicas 5',
    },
    {
      name: 'not twice as many in a single zone',
      on: 'HorizontalPodAutoscaler shop/payment',
      set: { 'spec.maxReplicas': 4 },
      facts: { availability: 'single-zone' },
      at: 'spec.maxReplicas',
      found: 'maxReplicas 4',
    },
    {
      name: 'KEDA that keeps none',
      add: [withSpec({})],
      object: 'ScaledObject shop/order',
      at: 'spec.minReplicaCount',
      found: 'no minReplicaCount, so 0',
    },
    {
      name: 'KEDA that keeps none while nothing happens',
      add: [withSpec({ minReplicaCount: 3, idleReplicaCount: 0 })],
      object: 'ScaledObject shop/order',
      at: 'spec.idleReplicaCount',
      found: 'idleReplicaCount 0',
    },
    {
      name: 'KEDA of a Rollout, not twice as many as its own end',
      add: [
        withSpec({
          scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'payment' },
          minReplicaCount: 51,
        }),
      ],
      object: 'ScaledObject shop/order',
      at: 'spec.maxReplicaCount',
      found: 'no maxReplicaCount, so 100',
    },
  ],
  inspect: function* (world) {
    const { roomToScale } = demandsOf(world.facts);
    const pods = new Map(replicatedIn(world).map(({ key, pod }) => [key, pod]));
    for (const { object, target, least, most } of scalersIn(world)) {
      const wanted = leastReplicas(world.facts, pods.get(target));
      if (least.replicas < wanted) yield { object, ...wrong(object, least), allowed: `${wanted} or more` };
      if (roomToScale && most.replicas < 2 * least.replicas)
        yield { object, ...wrong(object, most), allowed: `${2 * least.replicas} or more, twice the least` };
    }
  },
};

function wrong(object: Manifest, { path, replicas }: Bound): Pick<Violation, 'found' | 'path'> {
  const field = String(path.at(-1));
  return { path, found: at(object, ...path) === replicas ? `${field} ${replicas}` : `no ${field}, so ${replicas}` };
}
