import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { budgetsIn } from './budgets.ts';
import { demandsOf } from './demands.ts';
import { isKnativeService, isReplicated } from './replicated.ts';

const budget = (name: string, selector: unknown, namespace = 'shop'): Manifest => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name, namespace },
  spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector },
});

export const oneDisruptionBudget: Check = {
  id: 'W47',
  name: 'one-disruption-budget',
  title: 'One PodDisruptionBudget guards the pods of a workload',
  why: 'Without one a node drain takes all pods at once; with two the API server refuses every eviction, and no node can be drained.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score deployment-has-poddisruptionbudget',
    'kube-score statefulset-has-poddisruptionbudget',
    'polaris missingPodDisruptionBudget',
    'kyverno require-pdb',
  ],
  fix: 'add a PodDisruptionBudget whose selector is that of the workload, or remove the others',
  good: [
    { name: 'one' },
    { name: 'none for pods that end', on: 'CronJob shop/settlement' },
    { name: 'none for one pod a node', remove: ['PodDisruptionBudget shop/collector'] },
    { name: 'none in development', remove: ['PodDisruptionBudget shop/order'], facts: { availability: 'development' } },
    {
      name: 'one by an expression',
      remove: ['PodDisruptionBudget shop/order'],
      add: [
        budget('by-name', { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['order'] }] }),
      ],
    },
    {
      name: 'another that selects nothing, and one elsewhere',
      add: [budget('nothing', null), budget('elsewhere', {}, 'bakery')],
    },
    {
      name: 'another that shares a label',
      add: [
        budget('workers', {
          matchLabels: { 'app.kubernetes.io/name': 'order', 'app.kubernetes.io/component': 'worker' },
        }),
      ],
    },
  ],
  bad: [
    {
      name: 'none',
      remove: ['PodDisruptionBudget shop/order'],
      at: 'template.metadata.labels',
      found: 'no PodDisruptionBudget',
    },
    {
      name: 'none at the edge, for a Rollout',
      on: 'Rollout shop/payment',
      remove: ['PodDisruptionBudget shop/payment'],
      facts: { availability: 'edge' },
      at: 'template.metadata.labels',
      found: 'no PodDisruptionBudget',
    },
    {
      name: 'none in a single zone, for a StatefulSet',
      on: 'StatefulSet shop/ledger',
      remove: ['PodDisruptionBudget shop/ledger'],
      facts: { availability: 'single-zone' },
      at: 'template.metadata.labels',
      found: 'no PodDisruptionBudget',
    },
    {
      name: 'one of another value, for Knative',
      on: 'Service shop/thumbnail',
      remove: ['PodDisruptionBudget shop/thumbnail'],
      add: [budget('other', { matchLabels: { 'app.kubernetes.io/name': 'thumbnails' } })],
      at: 'template.metadata.labels',
      found: 'no PodDisruptionBudget',
    },
    {
      name: 'two',
      add: [budget('a-second', { matchLabels: { 'app.kubernetes.io/name': 'order' } })],
      at: 'template.metadata.labels',
      object: 'Deployment shop/order',
      found: '2 of them: PodDisruptionBudget shop/a-second, PodDisruptionBudget shop/order',
    },
  ],
  inspect: function* (world) {
    if (!demandsOf(world.facts).disruptionBudget) return;
    const budgetsOf = budgetsIn(world);
    for (const pod of world.pods) {
      if (!isReplicated(pod.owner) && !isKnativeService(pod)) continue;
      const names = budgetsOf(pod).map(nameOf).sort();
      if (names.length === 1) continue;
      yield {
        object: pod.owner,
        path: [...pod.path, 'metadata', 'labels'],
        found: names.length === 0 ? 'no PodDisruptionBudget' : `${names.length} of them: ${names.join(', ')}`,
        allowed: 'one PodDisruptionBudget that selects these labels',
      };
    }
  },
};
