import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { listAt, textAt } from '../../../fields.ts';
import { inTurn, type Wrong } from '../../../pods/each.ts';
import { shown } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

const rbac = 'rbac.authorization.k8s.io';

/** Subjects that are everybody, or are above every rule. */
const SUBJECTS = [
  'system:masters',
  'system:authenticated',
  'system:unauthenticated',
  'system:anonymous',
  'system:serviceaccounts',
];

export const noAdminBinding: Check = {
  id: 'R08',
  name: 'no-admin-binding',
  title: 'No binding gives cluster-admin, or gives anything to everybody',
  why: 'One stolen token of a cluster-admin is the cluster; what everybody has, a stranger without an account may have too.',
  severity: 'error',
  level: 'all',
  sources: [
    'trivy KSV-0111',
    'trivy KSV-0122',
    'trivy KSV-0123',
    'kubescape C-0262',
    'kubescape C-0265',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  ],
  fix: 'bind a role of the rights that are used to the one account that uses them',
  good: [
    { name: 'an own role for an own account' },
    {
      name: 'accounts of one namespace',
      on: 'RoleBinding shop/ordering',
      set: { 'subjects[0]': { kind: 'Group', apiGroup: rbac, name: 'system:serviceaccounts:shop' } },
    },
    {
      name: 'an own Role that is called the same',
      on: 'RoleBinding shop/ordering',
      set: { 'roleRef.name': 'cluster-admin' },
    },
    {
      name: 'an account that is called the same',
      on: 'ClusterRoleBinding collector',
      set: { 'subjects[0].name': 'system:masters' },
    },
  ],
  bad: [
    {
      name: 'cluster-admin',
      on: 'ClusterRoleBinding collector',
      set: { 'roleRef.name': 'cluster-admin' },
      at: 'roleRef.name',
      found: 'ClusterRole "cluster-admin"',
    },
    {
      name: 'cluster-admin of one namespace',
      on: 'RoleBinding shop/ordering',
      set: { 'roleRef.kind': 'ClusterRole', 'roleRef.name': 'cluster-admin' },
      at: 'roleRef.name',
      found: 'ClusterRole "cluster-admin"',
    },
    ...['system:masters', 'system:authenticated', 'system:unauthenticated', 'system:serviceaccounts'].map((name) => ({
      name: `the group ${name}`,
      on: 'ClusterRoleBinding collector',
      set: { 'subjects[1]': { kind: 'Group', apiGroup: rbac, name } },
      at: 'subjects[1].name',
      found: `Group "${name}"`,
    })),
    {
      name: 'who has no account',
      on: 'RoleBinding shop/ordering',
      set: { 'subjects[0]': { kind: 'User', apiGroup: rbac, name: 'system:anonymous' } },
      at: 'subjects[0].name',
      found: 'User "system:anonymous"',
    },
  ],
  inspect: inTurn(eachObject(rbac, 'RoleBinding', wrongOf), eachObject(rbac, 'ClusterRoleBinding', wrongOf)),
};

function* wrongOf(binding: Manifest): Iterable<Wrong> {
  const role = textAt(binding, 'roleRef', 'name');
  if (role === 'cluster-admin' && textAt(binding, 'roleRef', 'kind') === 'ClusterRole') {
    yield {
      path: ['roleRef', 'name'],
      found: `ClusterRole ${shown(role)}`,
      allowed: 'a role of the rights that are used',
    };
  }
  for (const [i, subject] of listAt(binding, 'subjects').entries()) {
    const kind = textAt(subject, 'kind');
    const name = textAt(subject, 'name') ?? '';
    if (kind === 'ServiceAccount' || !SUBJECTS.includes(name)) continue;
    yield {
      path: ['subjects', i, 'name'],
      found: `${kind} ${shown(name)}`,
      allowed: 'an account, or a group of people',
    };
  }
}
