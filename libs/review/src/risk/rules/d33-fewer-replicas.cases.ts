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
  {
    name: 'replicas of a workload that has an autoscaler',
    decides: 'added spec.replicas',
    both: { add: { 'apps/shop': [autoscaler(4)] } },
    before: { set: { [ORDER]: { 'spec.replicas': undefined } } },
    object: OBJECT,
    field: 'spec.replicas',
  },
  {
    name: 'another autoscaler with a lower least',
    decides: 'ScaledObject',
    both: { set: { [ORDER]: { 'spec.replicas': undefined } } },
    before: { add: { 'apps/shop': [autoscaler(4)] } },
    after: { add: { 'apps/shop': [scaledObject()] } },
    object: OBJECT,
    field: 'spec.replicas',
  },
  {
    name: 'a new workload that states replicas and has an autoscaler',
    decides: 'new Deployment',
    after: { add: { 'apps/shop': [workload('billing'), autoscaler(4, 'billing')] } },
    object: 'apps/Deployment/shop/billing',
    field: 'spec.replicas',
    verdict: 'warn',
  },
  {
    name: 'replicas in the place of an autoscaler that may have made more',
    decides: 'spec.maxReplicas',
    before: { add: { 'apps/shop': [autoscaler(4)] }, set: { [ORDER]: { 'spec.replicas': undefined } } },
    object: OBJECT,
    field: 'spec.replicas',
  },
  {
    name: 'replicas of a workload whose autoscaler goes from the tree and stays on the cluster',
    decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
    before: {
      add: { 'apps/shop': [kept(autoscaler(4))] },
      set: { [ORDER]: { 'spec.replicas': undefined } },
    },
    object: OBJECT,
    field: 'spec.replicas',
  },
  {
    name: 'an autoscaler for replicas, where Argo CD leaves those of another kind alone',
    decides: 'spec.ignoreDifferences',
    both: {
      set: {
        'Application argocd/shop': {
          'spec.ignoreDifferences': [{ group: 'apps', kind: 'StatefulSet', jsonPointers: ['/spec/replicas'] }],
        },
      },
    },
    after: { add: { 'apps/shop': [autoscaler(4)] } },
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
  {
    name: 'a new workload with as many replicas as it likes',
    decides: 'Deployment',
    after: { add: { 'apps/shop': [workload('billing')] } },
  },
  {
    name: 'a least that falls by a third',
    decides: 'spec.minReplicas',
    both: { add: { 'apps/shop': [autoscaler(6)] }, set: { [ORDER]: { 'spec.replicas': undefined } } },
    after: { set: { 'HorizontalPodAutoscaler shop/order': { 'spec.minReplicas': 4 } } },
  },
  {
    name: 'an autoscaler that goes and leaves as many replicas as it kept',
    decides: 'removed HorizontalPodAutoscaler',
    both: { set: { [ORDER]: { 'spec.replicas': 4 } } },
    before: { add: { 'apps/shop': [autoscaler(4)] } },
  },
  {
    name: 'replicas in the place of an autoscaler, more than half of the most that it may have made',
    decides: 'added spec.replicas',
    before: { add: { 'apps/shop': [autoscaler(4)] }, set: { [ORDER]: { 'spec.replicas': undefined } } },
    after: { set: { [ORDER]: { 'spec.replicas': 11 } } },
  },
  {
    name: 'an autoscaler that goes from the tree and stays on the cluster, of a workload that states no replicas',
    decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
    both: { set: { [ORDER]: { 'spec.replicas': undefined } } },
    before: { add: { 'apps/shop': [kept(autoscaler(4))] } },
  },
  {
    name: 'a StatefulSet that grows',
    decides: 'StatefulSet',
    after: { set: { 'StatefulSet shop/cache': { 'spec.replicas': 5 } } },
  },
  {
    name: 'another image of a workload that has had both all along',
    decides: 'spec.template',
    both: { add: { 'apps/shop': [autoscaler(4)] } },
    after: { set: { [ORDER]: { 'spec.template.spec.containers[0].image': 'order:2' } } },
  },
  {
    name: 'an autoscaler that goes from what is not in the tree',
    decides: 'spec.scaleTargetRef.name',
    before: { add: { 'apps/shop': [autoscaler(4, 'elsewhere')] } },
  },
];

function workload(name: string): Manifest {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'shop' }, spec: { replicas: 1 } };
}

function autoscaler(minReplicas: number, name = 'order'): Manifest {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace: 'shop' },
    spec: {
      minReplicas,
      maxReplicas: 20,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    },
  };
}

function kept(manifest: Manifest): Manifest {
  const annotations = { 'argocd.argoproj.io/sync-options': 'Prune=false' };
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
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
