import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { keysOf, labelsPathOf, selectorOf } from './selector.ts';

/** Labels whose value is another one with the next release. */
const CHANGING =
  'app.kubernetes.io/version chart commit helm.sh/chart pod-template-hash revision rollouts-pod-template-hash version'.split(
    ' ',
  );

export const selectorKeys: Check = {
  id: 'W55b',
  name: 'selector-keys',
  title: 'Selectors of workloads hold nothing that changes with a release',
  why: 'The selector of a live workload cannot change: with a version in it, the next release is refused, or deletes the workload first.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
    'https://github.com/bitnami-labs/sealed-secrets/issues/395',
    'https://github.com/kubernetes-sigs/kustomize/issues/1009',
  ],
  fix: 'take the label out of the selector before the workload is live; afterwards make a workload of another name',
  good: [
    { name: 'name and instance' },
    {
      name: 'any other where none are listed',
      set: { 'spec.selector.matchLabels.app': 'order' },
      facts: { selectorLabels: undefined },
    },
    {
      name: 'set by the API server',
      on: 'CronJob shop/settlement',
      set: { 'spec.selector': { matchLabels: { version: '1' } } },
    },
  ],
  bad: [
    {
      name: 'a label that is not listed',
      set: { 'spec.selector.matchLabels.app': 'order' },
      at: 'spec.selector.matchLabels.app',
      found: 'label "app" in the selector',
    },
    {
      name: 'the version of a Rollout, where none are listed',
      on: 'Rollout shop/payment',
      set: { 'spec.selector.matchLabels["app.kubernetes.io/version"]': '1.4.1' },
      facts: { selectorLabels: undefined },
      at: 'spec.selector.matchLabels["app.kubernetes.io/version"]',
      found: 'label "app.kubernetes.io/version" in the selector',
    },
    {
      name: 'the chart, in an expression',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.selector.matchExpressions': [{ key: 'helm.sh/chart', operator: 'Exists' }] },
      facts: { selectorLabels: undefined },
      at: 'spec.selector',
      found: 'label "helm.sh/chart" in the selector',
    },
    {
      name: 'the version of a ReplicationController',
      add: [
        {
          apiVersion: 'v1',
          kind: 'ReplicationController',
          metadata: { name: 'old', namespace: 'shop' },
          spec: { selector: { version: '1' }, template: { metadata: { labels: { version: '1' } }, spec: {} } },
        },
      ],
      facts: { selectorLabels: undefined },
      object: 'ReplicationController shop/old',
      at: 'spec.selector.version',
      found: 'label "version" in the selector',
    },
  ],
  inspect: function* (world) {
    const listed = world.facts.selectorLabels;
    const mayStand = (key: string) => (listed ? listed.includes(key) : !CHANGING.includes(key));
    for (const pod of world.pods) {
      for (const key of keysOf(selectorOf(pod)).filter((one) => !mayStand(one))) {
        const path = [...labelsPathOf(pod), key];
        yield {
          object: pod.owner,
          path: at(pod.owner, ...path) === undefined ? ['spec', 'selector'] : path,
          found: `label "${key}" in the selector`,
          allowed: listed?.join(', ') ?? 'labels that keep their value over releases',
        };
      }
    }
  },
};
