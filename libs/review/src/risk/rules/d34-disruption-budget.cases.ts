import type { Manifest } from '@delivery/manifest';
import type { Case } from '../testing/case.ts';
import type { PositiveCase } from '../rule.ts';

export const positive: readonly PositiveCase[] = [
  {
    name: 'a budget that goes',
    decides: 'PodDisruptionBudget',
    after: { remove: ['PodDisruptionBudget shop/order'] },
    object: 'policy/PodDisruptionBudget/shop/order',
    field: '',
  },
  {
    name: 'a budget that allows nothing',
    decides: 'spec.maxUnavailable',
    after: { set: { 'PodDisruptionBudget shop/order': { 'spec.maxUnavailable': 0 } } },
    object: 'policy/PodDisruptionBudget/shop/order',
    field: 'spec.maxUnavailable',
  },
  {
    name: 'a budget that wants all pods',
    decides: 'spec.minAvailable',
    after: {
      set: { 'PodDisruptionBudget shop/order': { 'spec.maxUnavailable': undefined, 'spec.minAvailable': 4 } },
    },
    object: 'policy/PodDisruptionBudget/shop/order',
    field: 'spec.minAvailable',
  },
  {
    name: 'as few pods as the budget wants',
    decides: 'spec.replicas',
    both: { set: { 'PodDisruptionBudget shop/order': { 'spec.maxUnavailable': undefined, 'spec.minAvailable': 3 } } },
    after: { set: { 'Deployment shop/order': { 'spec.replicas': 3 } } },
    object: 'policy/PodDisruptionBudget/shop/order',
    field: 'spec.minAvailable',
  },
  {
    name: 'a new budget that allows nothing, of pods that are new',
    decides: 'new PodDisruptionBudget',
    after: { add: { 'apps/shop': [closed()] } },
    object: 'policy/PodDisruptionBudget/shop/billing',
    field: 'spec.maxUnavailable',
    verdict: 'warn',
  },
  {
    name: 'an autoscaler that keeps as few pods as the budget wants',
    decides: 'spec.minReplicas',
    both: {
      add: { 'apps/shop': [autoscaler()] },
      set: { 'PodDisruptionBudget shop/order': { 'spec.maxUnavailable': undefined, 'spec.minAvailable': 3 } },
    },
    after: { set: { 'HorizontalPodAutoscaler shop/order': { 'spec.minReplicas': 3 } } },
    object: 'policy/PodDisruptionBudget/shop/order',
    field: 'spec.minAvailable',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'a budget that goes with its pods',
    decides: 'Deployment',
    after: { remove: ['PodDisruptionBudget shop/order', 'Deployment shop/order'] },
  },
  {
    name: 'a budget of another name for the same pods',
    decides: 'metadata.name',
    after: { remove: ['PodDisruptionBudget shop/order'], add: { 'apps/shop': [budget('order-pdb')] } },
  },
  {
    name: 'a budget that wants half of the pods',
    decides: 'spec.minAvailable',
    after: {
      set: { 'PodDisruptionBudget shop/order': { 'spec.maxUnavailable': undefined, 'spec.minAvailable': '50%' } },
    },
  },
  {
    name: 'a budget that allows more',
    decides: 'spec.maxUnavailable',
    after: { set: { 'PodDisruptionBudget shop/order': { 'spec.maxUnavailable': 2 } } },
  },
  {
    name: 'fewer pods, and still more than the budget wants',
    decides: 'spec.replicas',
    both: { set: { 'PodDisruptionBudget shop/order': { 'spec.maxUnavailable': undefined, 'spec.minAvailable': 2 } } },
    after: { set: { 'Deployment shop/order': { 'spec.replicas': 3 } } },
  },
  {
    name: 'a budget that its annotation keeps',
    decides: 'metadata.annotations',
    both: {
      set: {
        'PodDisruptionBudget shop/order': {
          'metadata.annotations["argocd.argoproj.io/sync-options"]': 'Prune=false',
        },
      },
    },
    after: { remove: ['PodDisruptionBudget shop/order'] },
  },
  {
    name: 'a budget that allowed nothing before',
    decides: 'spec.minAvailable of all',
    both: { set: { 'PodDisruptionBudget shop/order': { 'spec.maxUnavailable': undefined, 'spec.minAvailable': 4 } } },
    after: { set: { 'PodDisruptionBudget shop/order': { 'spec.minAvailable': '100%' } } },
  },
  {
    name: 'a budget that goes with its only pods, beside others',
    decides: 'StatefulSet',
    both: { add: { 'apps/shop': [cacheBudget()] } },
    after: { remove: ['PodDisruptionBudget shop/cache', 'StatefulSet shop/cache'] },
  },
];
function budget(name: string): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace: 'shop' },
    spec: { maxUnavailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': 'order' } } },
  };
}

function closed(): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'billing', namespace: 'shop' },
    spec: { maxUnavailable: 0, selector: { matchLabels: { 'app.kubernetes.io/name': 'billing' } } },
  };
}

function cacheBudget(): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'cache', namespace: 'shop' },
    spec: { maxUnavailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': 'cache' } } },
  };
}

function autoscaler(): Manifest {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'order', namespace: 'shop' },
    spec: { minReplicas: 5, scaleTargetRef: { kind: 'Deployment', name: 'order' } },
  };
}
