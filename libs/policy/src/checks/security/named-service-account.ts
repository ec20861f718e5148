import type { Check } from '../../check.ts';
import { eachPod } from '../../pods/each.ts';
import { serviceAccountOf } from '../../pods/service-account.ts';

export const namedServiceAccount: Check = {
  id: 'W25',
  name: 'named-service-account',
  title: 'Every pod names a ServiceAccount',
  why: 'All pods without one share the account "default", so that a right or a cloud identity given to one is given to all.',
  severity: 'error',
  level: 'all',
  sources: ['checkov CKV_K8S_41', 'checkov CKV_K8S_42', 'kube-linter default-service-account', 'kubescape C-0189'],
  fix: 'add a ServiceAccount named for the workload, and name it in serviceAccountName',
  good: [
    { name: 'an account of its own' },
    {
      name: 'by the old field',
      set: { 'pod.serviceAccountName': undefined, 'pod.serviceAccount': 'order' },
    },
  ],
  bad: [
    {
      name: 'none',
      set: { 'pod.serviceAccountName': undefined },
      at: 'pod.serviceAccountName',
      found: 'no ServiceAccount, which means "default"',
    },
    {
      name: 'an empty name in a CronJob',
      on: 'CronJob shop/settlement',
      set: { 'pod.serviceAccountName': '' },
      at: 'pod.serviceAccountName',
      found: 'no ServiceAccount, which means "default"',
    },
    {
      name: 'that of the namespace in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.serviceAccountName': 'default' },
      at: 'pod.serviceAccountName',
      found: 'ServiceAccount "default"',
    },
  ],
  inspect: eachPod(function* ({ spec }) {
    const name = serviceAccountOf(spec);
    if (name !== undefined && name !== 'default') return;
    yield {
      path: ['serviceAccountName'],
      found: name === undefined ? 'no ServiceAccount, which means "default"' : 'ServiceAccount "default"',
      allowed: 'a ServiceAccount of the workload',
    };
  }),
};
