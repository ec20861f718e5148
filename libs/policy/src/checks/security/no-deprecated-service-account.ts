import type { Check } from '../../check.ts';
import { at } from '../../fields.ts';
import { eachPod } from '../../pods/each.ts';
import { stated } from '../../shown.ts';

export const noDeprecatedServiceAccount: Check = {
  id: 'W26',
  name: 'no-deprecated-service-account',
  title: 'No pod names its ServiceAccount by the old field',
  why: 'The API server copies `serviceAccount` into `serviceAccountName` and back; where the two differ, one is silently lost.',
  severity: 'error',
  level: 'all',
  sources: ['kube-linter deprecated-service-account-field', 'kubescape C-0294'],
  fix: 'write serviceAccountName in place of serviceAccount',
  good: [{ name: 'by serviceAccountName alone' }, { name: 'no value', set: { 'pod.serviceAccount': null } }],
  bad: [
    {
      name: 'by the old field alone',
      set: { 'pod.serviceAccountName': undefined, 'pod.serviceAccount': 'order' },
      at: 'pod.serviceAccount',
      found: 'serviceAccount "order"',
    },
    {
      name: 'by both in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.serviceAccount': 'payment' },
      at: 'pod.serviceAccount',
      found: 'serviceAccount "payment"',
    },
  ],
  inspect: eachPod(function* ({ spec }) {
    const value = at(spec, 'serviceAccount') ?? undefined;
    if (value === undefined) return;
    yield { path: ['serviceAccount'], found: stated('serviceAccount', value), allowed: 'serviceAccountName alone' };
  }),
};
