import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const ORDER = 'Deployment shop/order';
const OBJECT = 'apps/Deployment/shop/order';

export const positive: readonly PositiveCase[] = [
  {
    name: 'half of the replicas',
    decides: 'Deployment',
    after: { set: { [ORDER]: { 'spec.replicas': 2 } } },
    object: OBJECT,
    field: 'spec.replicas',
  },
  {
    name: 'none at all of a StatefulSet',
    decides: 'StatefulSet',
    after: { set: { 'StatefulSet shop/cache': { 'spec.replicas': 0 } } },
    object: 'apps/StatefulSet/shop/cache',
    field: 'spec.replicas',
  },
  {
    name: 'replicas that are stated no more, without an autoscaler',
    decides: 'absent spec.replicas',
    after: { set: { [ORDER]: { 'spec.replicas': undefined } } },
    object: OBJECT,
    field: 'spec.replicas',
  },
  {
    name: 'half of the least of an autoscaler',
    decides: 'spec.minReplicas',
    both: { add: { 'apps/shop': [autoscaler(6)] }, set: { [ORDER]: { 'spec.replicas': undefined } } },
    after: { set: { 'HorizontalPodAutoscaler shop/order': { 'spec.minReplicas': 3 } } },
    object: 'autoscaling/HorizontalPodAutoscaler/shop/order',
    field: 'spec.minReplicas',
  },
  {
    name: 'no least of a scaled object',
    decides: 'spec.minReplicaCount',
    both: { add: { 'apps/shop': [scaledObject()] }, set: { [ORDER]: { 'spec.replicas': undefined } } },
    after: { set: { 'ScaledObject shop/order': { 'spec.minReplicaCount': undefined } } },
    object: 'keda.sh/ScaledObject/shop/order',
    field: 'spec.minReplicaCount',
  },
  {
    name: 'an autoscaler for a workload that states its replicas',
    decides: 'HorizontalPodAutoscaler',
    after: { add: { 'apps/shop': [autoscaler(4)] } },
    object: OBJECT,
    field: 'spec.replicas',
  },
  {
    name: 'an autoscaler that goes from a workload that states few',
    decides: 'removed HorizontalPodAutoscaler',
    both: { set: { [ORDER]: { 'spec.replicas': undefined } } },
    before: { add: { 'apps/shop': [autoscaler(4)] } },
    object: OBJECT,
    field: 'spec.replicas',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'a quarter less',
    decides: 'spec.replicas',
    after: { set: { [ORDER]: { 'spec.replicas': 3 } } },
  },
  {
    name: 'an autoscaler that takes over',
    decides: 'HorizontalPodAutoscaler',
    after: { add: { 'apps/shop': [autoscaler(4)] }, set: { [ORDER]: { 'spec.replicas': undefined } } },
  },
  {
    name: 'a lower most of an autoscaler',
    decides: 'spec.maxReplicas',
    both: { add: { 'apps/shop': [autoscaler(4)] }, set: { [ORDER]: { 'spec.replicas': undefined } } },
    after: { set: { 'HorizontalPodAutoscaler shop/order': { 'spec.maxReplicas': 8 } } },
  },
  {
    name: 'an autoscaler for replicas that Argo CD leaves alone',
    decides: 'spec.ignoreDifferences',
    both: {
      set: {
        'Application argocd/shop': {
          'spec.ignoreDifferences': [{ group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] }],
        },
      },
    },
    after: { add: { 'apps/shop': [autoscaler(4)] } },
  },
  {
    name: 'fewer pods of a Job',
    decides: 'kind',
    both: { add: { 'apps/shop': [job()] } },
    after: { set: { 'Job shop/migrate': { 'spec.parallelism': 1 } } },
  },
];

function autoscaler(minReplicas: number): Manifest {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'order', namespace: 'shop' },
    spec: {
      minReplicas,
      maxReplicas: 20,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'order' },
    },
  };
}

function scaledObject(): Manifest {
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'order', namespace: 'shop' },
    spec: { minReplicaCount: 2, scaleTargetRef: { name: 'order' } },
  };
}

function job(): Manifest {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'migrate', namespace: 'shop' },
    spec: { parallelism: 8 },
  };
}
