import type { Check } from '../../../check.ts';
import { givesNone } from './rules.ts';

const rbac = 'rbac.authorization.k8s.io';

export const noEscalation: Check = {
  id: 'R03',
  name: 'no-escalation',
  title: 'No role lets an account escalate, bind or impersonate',
  why: 'Each of the three verbs turns a small right into any right: a role above the own one, a binding to it, or the name of somebody who has it.',
  severity: 'error',
  level: 'all',
  sources: ['checkov CKV_K8S_157', 'checkov CKV_K8S_158', 'checkov CKV2_K8S_3', 'trivy KSV-0043', 'trivy KSV-0050'],
  fix: 'take the verb away; let the tree, after a review, hold the roles and bindings',
  good: [
    { name: 'none of them' },
    {
      name: 'roles are read',
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: [rbac], resources: ['roles', 'clusterroles'], verbs: ['get', 'list'] } },
    },
    {
      name: 'a verb of the same name on something else',
      on: 'Role shop/ordering',
      set: { 'rules[2]': { apiGroups: ['example.org'], resources: ['books'], verbs: ['bind'] } },
    },
  ],
  bad: [
    {
      name: 'roles above the own',
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: [rbac], resources: ['clusterroles'], verbs: ['update', 'escalate'] } },
      at: 'rules[0].resources[0]',
      found: 'verb "escalate" on "clusterroles"',
    },
    {
      name: 'bindings to any role',
      on: 'Role shop/ordering',
      set: { 'rules[0]': { apiGroups: [rbac], resources: ['rolebindings', 'roles'], verbs: ['bind', 'create'] } },
      at: 'rules[0].resources[1]',
      found: 'verb "bind" on "roles"',
    },
    {
      name: 'every verb on roles',
      on: 'Role shop/ordering',
      set: { 'rules[0]': { apiGroups: [rbac], resources: ['roles'], verbs: ['*'] } },
      at: 'rules[0].resources[0]',
      found: 'verb "*" on "roles"',
    },
    ...['users', 'groups', 'serviceaccounts'].map((resource) => ({
      name: `the name of others: ${resource}`,
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: [''], resources: [resource], verbs: ['impersonate'] } },
      at: 'rules[0].resources[0]',
      found: `verb "impersonate" on "${resource}"`,
    })),
    ...['userextras', 'uids'].map((resource) => ({
      name: `what else names others: ${resource}`,
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: ['authentication.k8s.io'], resources: [resource], verbs: ['impersonate'] } },
      at: 'rules[0].resources[0]',
      found: `verb "impersonate" on "${resource}"`,
    })),
  ],
  inspect: givesNone(
    [
      { group: rbac, resources: ['roles', 'clusterroles'], verbs: ['escalate', 'bind'] },
      { group: '', resources: ['users', 'groups', 'serviceaccounts'], verbs: ['impersonate'] },
      { group: 'authentication.k8s.io', resources: ['userextras', 'uids'], verbs: ['impersonate'] },
    ],
    'neither "escalate" nor "bind" nor "impersonate"',
  ),
};
