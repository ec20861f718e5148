import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const priorityClassExists: Check = {
  id: 'C10',
  name: 'priority-class-exists',
  title: 'Every PriorityClass that is named exists',
  why: 'The API server refuses pods of a class that it does not know, so the workload has none.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#pod-priority'],
  fix: 'add the PriorityClass to the tree, or name one that is there',
  good: [
    { name: 'in the tree' },
    { name: 'of Kubernetes', set: { 'pod.priorityClassName': 'system-cluster-critical' } },
    { name: 'none named', set: { 'pod.priorityClassName': undefined } },
  ],
  bad: [
    {
      name: 'a slip',
      set: { 'pod.priorityClassName': 'critcal' },
      at: 'pod.priorityClassName',
      found: 'Deployment shop/order names PriorityClass critcal, which does not exist',
    },
    {
      name: 'of another platform in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.priorityClassName': 'openshift-user-critical' },
      at: 'pod.priorityClassName',
      found: 'Rollout shop/payment names PriorityClass openshift-user-critical, which does not exist',
    },
  ],
  inspect: dangling(targets.priorityClass),
};
