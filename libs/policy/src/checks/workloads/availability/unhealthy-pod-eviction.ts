import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { shown } from '../../../shown.ts';

export const unhealthyPodEviction: Check = {
  id: 'W49',
  name: 'unhealthy-pod-eviction',
  title: 'Pods that are not ready never hold up a node drain',
  why: 'By default a budget protects pods that crash as well: a broken release then keeps nodes from being drained and upgraded.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter pdb-unhealthy-pod-eviction-policy',
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
  ],
  fix: 'set unhealthyPodEvictionPolicy: AlwaysAllow',
  good: [
    { name: 'AlwaysAllow' },
    { name: 'in another namespace', on: 'PodDisruptionBudget shop/order', set: { 'metadata.namespace': 'bakery' } },
  ],
  bad: [
    {
      name: 'the default',
      on: 'PodDisruptionBudget shop/order',
      set: { 'spec.unhealthyPodEvictionPolicy': undefined },
      at: 'spec.unhealthyPodEvictionPolicy',
      found: 'no unhealthyPodEvictionPolicy, so IfHealthyBudget',
    },
    {
      name: 'IfHealthyBudget',
      on: 'PodDisruptionBudget shop/payment',
      set: { 'spec.unhealthyPodEvictionPolicy': 'IfHealthyBudget' },
      at: 'spec.unhealthyPodEvictionPolicy',
      found: 'unhealthyPodEvictionPolicy "IfHealthyBudget"',
    },
  ],
  inspect: function* (world) {
    for (const object of world.of('policy', 'PodDisruptionBudget')) {
      const policy = at(object, 'spec', 'unhealthyPodEvictionPolicy');
      if (policy === 'AlwaysAllow') continue;
      yield {
        object,
        path: ['spec', 'unhealthyPodEvictionPolicy'],
        found:
          policy === undefined
            ? 'no unhealthyPodEvictionPolicy, so IfHealthyBudget'
            : `unhealthyPodEvictionPolicy ${shown(policy)}`,
        allowed: 'AlwaysAllow',
      };
    }
  },
};
