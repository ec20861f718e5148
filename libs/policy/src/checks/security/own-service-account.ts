import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check } from '../../check.ts';
import { serviceAccountOf } from '../../pods/service-account.ts';

export const ownServiceAccount: Check = {
  id: 'W25a',
  name: 'own-service-account',
  title: 'No two workloads share a ServiceAccount',
  why: 'What one of them may do, the other may do, and the audit log cannot tell them apart.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege'],
  fix: 'give each workload a ServiceAccount of its own',
  good: [
    { name: 'one each' },
    {
      name: 'the same name in another namespace',
      set: { 'metadata.namespace': 'kitchen', 'pod.serviceAccountName': 'payment' },
    },
    {
      name: 'the account "default", which W25 reports',
      add: ['one', 'two'].map((name) => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace: 'shop' },
        spec: { serviceAccountName: 'default' },
      })),
    },
    {
      name: 'two Jobs of one AnalysisTemplate',
      add: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'AnalysisTemplate',
          metadata: { name: 'smoke', namespace: 'shop' },
          spec: {
            metrics: ['order', 'payment'].map((name) => ({
              name,
              provider: { job: { spec: { template: { spec: { serviceAccountName: 'smoke' } } } } },
            })),
          },
        },
      ],
    },
    {
      name: 'no account, which W25 reports',
      add: ['one', 'two'].map((name) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: {} })),
    },
  ],
  bad: [
    {
      name: 'a Rollout with that of a Deployment',
      on: 'Rollout shop/payment',
      set: { 'pod.serviceAccountName': 'order' },
      at: 'pod.serviceAccountName',
      found: 'ServiceAccount "order", which Deployment shop/order has',
    },
    {
      name: 'a CronJob with that of a Rollout, by the old field',
      on: 'CronJob shop/settlement',
      set: { 'pod.serviceAccountName': undefined, 'pod.serviceAccount': 'payment' },
      at: 'pod.serviceAccountName',
      found: 'ServiceAccount "payment", which Rollout shop/payment has',
    },
  ],
  inspect: function* ({ pods }) {
    const owners = new Map<string, Manifest>();
    for (const { owner, path, spec } of pods) {
      const name = serviceAccountOf(spec);
      if (name === undefined || name === 'default') continue;
      const key = `${owner.metadata.namespace ?? ''}/${name}`;
      const first = owners.get(key);
      if (first === undefined) owners.set(key, owner);
      else if (first !== owner) {
        yield {
          object: owner,
          path: [...path, 'spec', 'serviceAccountName'],
          found: `ServiceAccount "${name}", which ${nameOf(first)} has`,
          allowed: 'a ServiceAccount of its own',
        };
      }
    }
  },
};
