import type { Check } from '../../../check.ts';
import { alsoProvided } from '../also.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const runtimeClassExists: Check = {
  id: 'C11',
  name: 'runtime-class-exists',
  title: 'Every RuntimeClass that is named exists',
  why: 'The API server refuses pods of a runtime that it does not know, so the workload has none.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/containers/runtime-class/#usage'],
  fix: 'add the RuntimeClass to the tree, or name one that the cluster has',
  good: [
    { name: 'none named' },
    {
      name: 'in the tree',
      set: { 'pod.runtimeClassName': 'gvisor' },
      add: [{ apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: 'gvisor' }, handler: 'runsc' }],
    },
    {
      name: 'of the cluster',
      set: { 'pod.runtimeClassName': 'kata' },
      facts: alsoProvided({ group: 'node.k8s.io', kind: 'RuntimeClass', name: '*' }),
    },
  ],
  bad: [
    {
      name: 'missing',
      set: { 'pod.runtimeClassName': 'gvisor' },
      at: 'pod.runtimeClassName',
      found: 'Deployment shop/order names RuntimeClass gvisor, which does not exist',
    },
    {
      name: 'a slip in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.runtimeClassName': 'gvizor' },
      add: [{ apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: 'gvisor' }, handler: 'runsc' }],
      at: 'pod.runtimeClassName',
      found: 'Rollout shop/payment names RuntimeClass gvizor, which does not exist',
    },
  ],
  inspect: dangling(targets.runtimeClass),
};
