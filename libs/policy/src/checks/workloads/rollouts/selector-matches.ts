import type { Check } from '../../../check.ts';
import { fieldsAt } from '../../../fields.ts';
import { selects } from '../../../pods/selector.ts';
import { selectorOf } from './selector.ts';

export const selectorMatches: Check = {
  id: 'W55a',
  name: 'selector-matches',
  title: 'A workload selects the pods that it makes',
  why: 'The API server refuses a workload whose selector its own pods do not match, and with it the whole sync.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score deployment-pod-selector-labels-match-template-metadata-labels',
    'kube-score statefulset-pod-selector-labels-match-template-metadata-labels',
    'kube-linter mismatching-selector',
    'kubescape C-0296',
  ],
  fix: 'give the template the labels that the selector names; the selector of a live workload cannot change',
  good: [
    { name: 'a part of the labels' },
    {
      name: 'by an expression',
      set: { 'spec.selector': { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'Exists' }] } },
    },
    { name: 'set by the API server', on: 'Job shop/seed', set: { 'spec.selector': { matchLabels: { app: 'x' } } } },
    { name: 'none of Knative', on: 'Service shop/thumbnail', set: { 'spec.selector': { matchLabels: { app: 'x' } } } },
    { name: 'none, which schemas speak of', set: { 'spec.selector': undefined } },
    {
      name: 'labels alone',
      add: [
        {
          apiVersion: 'v1',
          kind: 'ReplicationController',
          metadata: { name: 'old', namespace: 'shop' },
          spec: { selector: { app: 'old' }, template: { metadata: { labels: { app: 'old' } }, spec: {} } },
        },
      ],
    },
  ],
  bad: [
    {
      name: 'another value',
      set: { 'template.metadata.labels["app.kubernetes.io/name"]': 'orders' },
      at: 'spec.selector',
      found: 'a selector that the labels of the template do not match',
    },
    {
      name: 'a label that the pods of a Rollout do not have',
      on: 'Rollout shop/payment',
      set: { 'spec.selector.matchLabels.app': 'payment' },
      at: 'spec.selector',
      found: 'a selector that the labels of the template do not match',
    },
    {
      name: 'an expression',
      on: 'DaemonSet shop/collector',
      set: { 'spec.selector.matchExpressions': [{ key: 'app.kubernetes.io/name', operator: 'DoesNotExist' }] },
      at: 'spec.selector',
      found: 'a selector that the labels of the template do not match',
    },
    {
      name: 'labels alone',
      add: [
        {
          apiVersion: 'v1',
          kind: 'ReplicationController',
          metadata: { name: 'old', namespace: 'shop' },
          spec: { selector: { app: 'old' }, template: { spec: {} } },
        },
      ],
      object: 'ReplicationController shop/old',
      at: 'spec.selector',
      found: 'a selector that the labels of the template do not match',
    },
  ],
  inspect: function* (world) {
    for (const pod of world.pods) {
      const selector = selectorOf(pod);
      if (selector === undefined || selects(selector, fieldsAt(pod.metadata, 'labels'))) continue;
      yield {
        object: pod.owner,
        path: ['spec', 'selector'],
        found: 'a selector that the labels of the template do not match',
        allowed: 'labels that stand in the template',
      };
    }
  },
};
