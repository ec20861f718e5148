import type { Check } from '../../../check.ts';
import { givesNone } from './rules.ts';

const group = 'admissionregistration.k8s.io';

export const noWebhookWrites: Check = {
  id: 'R06',
  name: 'no-webhook-writes',
  title: 'No role writes webhook configurations',
  why: 'A webhook sees every object on its way into the cluster, Secrets too, and may change each of them or refuse all.',
  severity: 'error',
  level: 'all',
  sources: ['checkov CKV_K8S_155', 'trivy KSV-0114'],
  fix: 'give `get`, `list` and `watch`, or bind the account to the configurations by `resourceNames` and waive the check with the reason',
  good: [
    { name: 'none' },
    {
      name: 'they are read',
      on: 'ClusterRole node-reader',
      set: {
        'rules[0]': { apiGroups: [group], resources: ['validatingwebhookconfigurations'], verbs: ['get', 'watch'] },
      },
    },
  ],
  bad: [
    ...['create', 'update', 'patch', 'delete', 'deletecollection'].map((verb) => ({
      name: `${verb} of what validates`,
      on: 'ClusterRole node-reader',
      set: {
        'rules[0]': { apiGroups: [group], resources: ['validatingwebhookconfigurations'], verbs: ['get', verb] },
      },
      at: 'rules[0].resources[0]',
      found: `verb "${verb}" on "validatingwebhookconfigurations"`,
    })),
    {
      name: 'every verb on what mutates',
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: [group], resources: ['mutatingwebhookconfigurations'], verbs: ['*'] } },
      at: 'rules[0].resources[0]',
      found: 'verb "*" on "mutatingwebhookconfigurations"',
    },
  ],
  inspect: givesNone(
    [
      {
        group,
        resources: ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'],
        verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
      },
    ],
    '"get", "list" and "watch"',
  ),
};
