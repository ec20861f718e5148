import type { Manifest } from '@delivery/manifest';
import { edited } from '../look/changed.ts';
import { touched } from '../look/touched.ts';
import { STOP, type Rule } from '../rule.ts';

/** Which pods a workload owns. Of a StatefulSet another rule knows. */
export const d25: Rule = {
  id: 'D25',
  name: 'selector-immutable',
  title: 'The selector of a workload changes',
  reason:
    'The API server refuses another selector of a Deployment, a DaemonSet or a ReplicaSet: the app stops syncing, and a forced sync deletes all pods first. A Rollout takes it, and leaves its old pods behind without an owner.',
  sources: [
    'https://github.com/kubernetes/kubernetes/issues/50808',
    'https://github.com/argoproj/argo-rollouts/issues/4084',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
  ],
  verdicts: STOP,
  procedure: [
    'Take the selector back. New labels can stand on the pod template without standing in the selector.',
    'If it must change: first pull request, add a second workload with a new name and the new selector, beside the old one.',
    'Look until it is ready: `kubectl rollout status deployment/<new> -n <namespace>`; the Service takes the pods of both.',
    'Second pull request: remove the old workload.',
  ],
  positive: [
    {
      name: 'a label more in the selector of a Deployment',
      decides: 'Deployment',
      after: { set: { 'Deployment shop/order': { 'spec.selector.matchLabels.tier': 'web' } } },
      object: 'apps/Deployment/shop/order',
      field: 'spec.selector',
    },
    {
      name: 'another selector of a DaemonSet',
      decides: 'DaemonSet',
      both: { add: { 'apps/shop': [workload('apps/v1', 'DaemonSet')] } },
      after: { set: { 'DaemonSet shop/agent': { 'spec.selector.matchLabels.app': 'node-agent' } } },
      object: 'apps/DaemonSet/shop/agent',
      field: 'spec.selector',
    },
    {
      name: 'another selector of a Rollout',
      decides: 'Rollout',
      both: { add: { 'apps/shop': [workload('argoproj.io/v1alpha1', 'Rollout')] } },
      after: { set: { 'Rollout shop/agent': { 'spec.selector.matchLabels.app': 'node-agent' } } },
      object: 'argoproj.io/Rollout/shop/agent',
      field: 'spec.selector',
    },
    {
      name: 'an expression instead of a label',
      decides: 'spec.selector.matchExpressions',
      both: { add: { 'apps/shop': [workload('apps/v1', 'ReplicaSet')] } },
      after: {
        set: {
          'ReplicaSet shop/agent': {
            'spec.selector': { matchExpressions: [{ key: 'app', operator: 'In', values: ['agent'] }] },
          },
        },
      },
      object: 'apps/ReplicaSet/shop/agent',
      field: 'spec.selector',
    },
  ],
  nearMiss: [
    {
      name: 'a label more on the pods',
      decides: 'spec.template.metadata.labels',
      after: { set: { 'Deployment shop/order': { 'spec.template.metadata.labels.tier': 'web' } } },
    },
    {
      name: 'a label more on the workload',
      decides: 'metadata.labels',
      after: { set: { 'Deployment shop/order': { 'metadata.labels.tier': 'web' } } },
    },
    {
      name: 'another selector of a Service',
      decides: 'Service',
      after: { set: { 'Service shop/order': { 'spec.selector.tier': 'web' } } },
    },
    {
      name: 'another selector of a budget',
      decides: 'PodDisruptionBudget',
      after: { set: { 'PodDisruptionBudget shop/order': { 'spec.selector.matchLabels.tier': 'web' } } },
    },
  ],
  *inspect(comparison) {
    const kinds = ['apps/Deployment', 'apps/DaemonSet', 'apps/ReplicaSet', 'argoproj.io/Rollout'];
    for (const change of edited(comparison, ...kinds)) {
      const field = touched(change, 'spec', 'selector');
      if (!field) continue;
      const found =
        change.key.kind === 'Rollout'
          ? 'the pods of the old selector stay behind'
          : `spec.selector of a ${change.key.kind} cannot be changed`;
      yield { ...field, found };
    }
  },
};

function workload(apiVersion: string, kind: string): Manifest {
  return {
    apiVersion,
    kind,
    metadata: { name: 'agent', namespace: 'shop' },
    spec: { selector: { matchLabels: { app: 'agent' } }, template: { metadata: { labels: { app: 'agent' } } } },
  };
}
