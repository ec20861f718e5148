import type { Check, Violation } from '../../../check.ts';
import { at } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import { shown } from '../../../shown.ts';
import { leastReplicas } from './demands.ts';
import { isKnativeService, replicatedIn } from './replicated.ts';

const MIN_SCALE = ['autoscaling.knative.dev/min-scale', 'autoscaling.knative.dev/minScale'];

export const enoughReplicas: Check = {
  id: 'W43',
  name: 'enough-replicas',
  title: 'A workload goes on when it loses a pod',
  why: 'With one pod, every node drain and every crash is an outage; with two, the loss of one doubles the load of the other.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter minimum-three-replicas',
    'kube-score deployment-replicas',
    'polaris deploymentMissingReplicas',
    'kyverno require-deployments-have-multiple-replicas',
  ],
  fix: 'raise the number, or let an autoscaler own it',
  good: [
    { name: 'what an autoscaler owns', set: { 'spec.replicas': undefined } },
    { name: 'three of critical pods', on: 'StatefulSet shop/ledger', set: { 'spec.replicas': 3 } },
    {
      name: 'two of other pods',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.replicas': 2, 'pod.priorityClassName': 'batch' },
    },
    {
      name: 'two of any pods where nothing says which are critical',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.replicas': 2 },
      facts: { criticalPriorityClasses: undefined },
    },
    {
      name: 'two at the edge',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.replicas': 2 },
      facts: { availability: 'edge' },
    },
    {
      name: 'none in development',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.replicas': 0 },
      facts: { availability: 'development' },
    },
    { name: 'no number, which W45 speaks of', on: 'StatefulSet shop/ledger', set: { 'spec.replicas': undefined } },
    {
      name: 'the older name of min-scale',
      on: 'Service shop/thumbnail',
      set: { 'template.metadata.annotations': { 'autoscaling.knative.dev/minScale': '3' } },
    },
    {
      name: 'a Deployment whose pods a Rollout runs',
      set: { 'spec.replicas': 0 },
      add: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Rollout',
          metadata: { name: 'order-rollout', namespace: 'shop' },
          spec: { replicas: 3, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'order' } },
        },
      ],
      remove: ['HorizontalPodAutoscaler shop/order'],
    },
    { name: 'one pod a node', on: 'DaemonSet shop/collector', set: { 'spec.replicas': 1 } },
  ],
  bad: [
    {
      name: 'one',
      set: { 'spec.replicas': 1 },
      remove: ['HorizontalPodAutoscaler shop/order'],
      at: 'spec.replicas',
      found: '1 replica',
    },
    {
      name: 'two of critical pods, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'spec.replicas': 2 },
      remove: ['HorizontalPodAutoscaler shop/payment'],
      at: 'spec.replicas',
      found: '2 replicas',
    },
    {
      name: 'one of other pods, in a StatefulSet of a single zone',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.replicas': 1, 'pod.priorityClassName': 'batch' },
      facts: { availability: 'single-zone' },
      at: 'spec.replicas',
      found: '1 replica',
    },
    {
      name: 'two of critical pods of a ReplicaSet in a single zone',
      on: 'ReplicaSet shop/cache',
      set: { 'spec.replicas': 2 },
      facts: { availability: 'single-zone' },
      at: 'spec.replicas',
      found: '2 replicas',
    },
    {
      name: 'one at the edge',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.replicas': 1 },
      facts: { availability: 'edge' },
      at: 'spec.replicas',
      found: '1 replica',
    },
    {
      name: 'one of other pods at the edge',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.replicas': 1, 'pod.priorityClassName': 'batch' },
      facts: { availability: 'edge' },
      at: 'spec.replicas',
      found: '1 replica',
    },
    {
      name: 'a Rollout that runs the pods of a Deployment',
      set: { 'spec.replicas': 0 },
      add: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Rollout',
          metadata: { name: 'order-rollout', namespace: 'shop' },
          spec: { replicas: 2, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'order' } },
        },
      ],
      object: 'Rollout shop/order-rollout',
      at: 'spec.replicas',
      found: '2 replicas',
    },
    {
      name: 'a ReplicationController',
      on: 'ReplicaSet shop/cache',
      add: [
        {
          apiVersion: 'v1',
          kind: 'ReplicationController',
          metadata: { name: 'old', namespace: 'shop' },
          spec: { replicas: 1, template: { spec: { containers: [] } } },
        },
      ],
      object: 'ReplicationController shop/old',
      at: 'spec.replicas',
      found: '1 replica',
    },
    {
      name: 'Knative that keeps fewer',
      on: 'Service shop/thumbnail',
      set: { 'template.metadata.annotations["autoscaling.knative.dev/min-scale"]': '2' },
      at: 'template.metadata.annotations["autoscaling.knative.dev/min-scale"]',
      found: 'min-scale "2"',
    },
    {
      name: 'Knative that keeps none',
      on: 'Service shop/thumbnail',
      set: { 'template.metadata.annotations': undefined },
      at: 'template.metadata.annotations["autoscaling.knative.dev/min-scale"]',
      found: 'no min-scale, so 0',
    },
  ],
  inspect: function* (world) {
    yield* ofReplicas(world);
    yield* ofMinScale(world);
  },
};

function* ofReplicas(world: World): Iterable<Violation> {
  for (const { object, pod, scaler } of replicatedIn(world)) {
    const replicas = at(object, 'spec', 'replicas');
    const least = leastReplicas(world.facts, pod);
    if (scaler || typeof replicas !== 'number' || replicas >= least) continue;
    yield {
      object,
      path: ['spec', 'replicas'],
      found: `${replicas} ${replicas === 1 ? 'replica' : 'replicas'}`,
      allowed: `${least} or more`,
    };
  }
}

function* ofMinScale({ facts, pods }: World): Iterable<Violation> {
  for (const pod of pods.filter(isKnativeService)) {
    const [name] = MIN_SCALE;
    const given = MIN_SCALE.map((key) => at(pod.metadata, 'annotations', key)).find((value) => value !== undefined);
    const least = leastReplicas(facts, pod);
    if (Number(given ?? 0) >= least || name === undefined) continue;
    yield {
      object: pod.owner,
      path: [...pod.path, 'metadata', 'annotations', name],
      found: given === undefined ? 'no min-scale, so 0' : `min-scale ${shown(given)}`,
      allowed: `"${least}" or more`,
      fix: `set the annotation ${name} of the template`,
    };
  }
}
