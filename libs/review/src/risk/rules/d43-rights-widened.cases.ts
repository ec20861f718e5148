import type { Rule } from '../rule.ts';

const RBAC = 'rbac.authorization.k8s.io';
const role = (rules: readonly unknown[]) => ({ set: { 'Role shop/order': { rules } } });
const OWN = { apiGroups: [''], resources: ['configmaps'], resourceNames: ['order'], verbs: ['get'] };
const metadata = { name: 'order-reader' };
const ofCluster = {
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRole',
  metadata,
  rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }],
};
const binding = {
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRoleBinding',
  metadata,
  roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'order-reader' },
  subjects: [{ kind: 'ServiceAccount', name: 'order', namespace: 'shop' }],
};
const has = (...objects: readonly (typeof ofCluster | typeof binding)[]) => ({ add: { 'apps/shop': objects } });

export const positive: Rule['positive'] = [
  {
    name: 'every verb',
    decides: 'rules.verbs',
    after: { set: { 'Role shop/order': { 'rules[0].verbs[1]': '*' } } },
    object: `${RBAC}/Role/shop/order`,
    field: 'rules[0].verbs[*]',
  },
  {
    name: 'Secrets of the namespace',
    decides: 'rules.resources',
    after: role([OWN, { apiGroups: [''], resources: ['secrets'], verbs: ['list'] }]),
    object: `${RBAC}/Role/shop/order`,
    field: 'rules[1]',
  },
  {
    name: 'a binding to cluster-admin',
    decides: 'roleRef',
    after: has({ ...binding, roleRef: { ...binding.roleRef, name: 'cluster-admin' } }),
    object: `${RBAC}/ClusterRoleBinding//order-reader`,
    field: 'roleRef',
  },
  {
    name: 'everybody who is logged in',
    decides: 'subjects',
    after: {
      set: {
        'RoleBinding shop/order': { 'subjects[1]': { apiGroup: RBAC, kind: 'Group', name: 'system:authenticated' } },
      },
    },
    object: `${RBAC}/RoleBinding/shop/order`,
    field: 'subjects[name=system:authenticated]',
  },
  {
    name: 'a ClusterRole that goes',
    decides: 'ClusterRole',
    before: has(ofCluster),
    object: `${RBAC}/ClusterRole//order-reader`,
    field: '',
  },
  {
    name: 'a ClusterRoleBinding that goes',
    decides: 'ClusterRoleBinding',
    before: has(binding),
    object: `${RBAC}/ClusterRoleBinding//order-reader`,
    field: '',
  },
];

export const nearMiss: Rule['nearMiss'] = [
  {
    name: 'a verb taken away',
    decides: 'rules.verbs',
    before: { set: { 'Role shop/order': { 'rules[0].verbs[1]': '*' } } },
  },
  {
    name: 'one Secret by name',
    decides: 'rules.resources',
    after: role([OWN, { apiGroups: [''], resources: ['secrets'], resourceNames: ['order'], verbs: ['get'] }]),
  },
  { name: 'a narrow new ClusterRole', decides: 'ClusterRole', after: has(ofCluster) },
  {
    name: 'one more ServiceAccount',
    decides: 'subjects',
    after: {
      set: { 'RoleBinding shop/order': { 'subjects[1]': { kind: 'ServiceAccount', name: 'job', namespace: 'shop' } } },
    },
  },
  {
    name: 'a Role that goes with its binding',
    decides: 'Role',
    after: { remove: ['Role shop/order', 'RoleBinding shop/order'] },
  },
];
