import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check } from '../../check.ts';
import { at, isRecord } from '../../fields.ts';
import { hidesPods } from '../traffic/network/opaque.ts';
import { podSelector } from './selected-pods.ts';

const on = 'PodDisruptionBudget shop/order';

export const budgetSelectsOneWorkload: Check = {
  id: 'C31',
  name: 'budget-selects-one-workload',
  title: 'Every PodDisruptionBudget selects the pods of exactly one workload',
  why: 'A budget without pods protects nothing. One for two workloads counts them together: a drain may take every pod of one of them.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter dangling-poddisruptionbudget',
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  ],
  fix: 'select the labels by which the workload itself selects its pods',
  good: [
    { name: 'by labels' },
    {
      name: 'by an expression',
      on,
      set: {
        'spec.selector': { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['order'] }] },
      },
    },
    {
      name: 'pods of a chart, which the tree does not hold',
      add: [budget('reloader', 'flux-system')],
    },
    {
      name: 'pods that an operator makes',
      add: [
        { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'k8s', namespace: 'shop' } },
        budget('prometheus', 'shop'),
      ],
    },
  ],
  bad: [
    {
      name: 'a slip in a label',
      on,
      set: { 'spec.selector.matchLabels["app.kubernetes.io/name"]': 'ordr' },
      at: 'spec.selector',
      found: 'PodDisruptionBudget shop/order selects no pods of namespace shop',
    },
    {
      name: 'two workloads',
      on,
      set: {
        'spec.selector': {
          matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['order', 'payment'] }],
        },
      },
      at: 'spec.selector',
      found: 'PodDisruptionBudget shop/order selects the pods of Deployment order and Rollout payment',
    },
  ],
  *inspect(world) {
    const podsOf = podSelector(world);
    const hides = hidesPods(world);
    for (const object of world.of('policy', 'PodDisruptionBudget')) {
      const { namespace } = object.metadata;
      const selector = at(object, 'spec', 'selector');
      const owners = isRecord(selector) ? podsOf(namespace, selector).map(({ owner }) => owner) : [];
      if (owners.length === 1 || (owners.length === 0 && hides(namespace ?? ''))) continue;
      const names = owners.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
      const selected = owners.length === 0 ? `no pods of namespace ${namespace}` : `the pods of ${names.join(' and ')}`;
      yield {
        object,
        path: ['spec', 'selector'],
        found: `${nameOf(object)} selects ${selected}`,
        allowed: 'the pods of one workload',
      };
    }
  },
};

function budget(name: string, namespace: string): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace },
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: name } } },
  };
}
