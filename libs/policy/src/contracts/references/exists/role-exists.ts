import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const roleExists: Check = {
  id: 'C16',
  name: 'role-exists',
  title: 'Every Role that is bound exists',
  why: 'A binding to a missing role gives no right, until somebody adds a role of that name: then it gives whatever that one says.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter dangling-rolebinding',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
  ],
  fix: 'add the Role or ClusterRole, or bind one that is there',
  good: [
    { name: 'in the namespace' },
    {
      name: 'of Kubernetes',
      on: 'RoleBinding shop/ordering',
      set: { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' } },
    },
    {
      name: 'of the control plane',
      on: 'ClusterRoleBinding collector',
      set: { 'roleRef.name': 'system:auth-delegator' },
    },
    {
      name: 'of the API server, in its namespace',
      on: 'RoleBinding shop/ordering',
      set: {
        'metadata.namespace': 'kube-system',
        'roleRef.name': 'extension-apiserver-authentication-reader',
      },
    },
    {
      name: 'of the whole cluster, in a tree that holds a part of it',
      on: 'ClusterRoleBinding collector',
      set: { 'roleRef.name': 'pod-reader' },
      facts: { provides: undefined },
    },
  ],
  bad: [
    {
      name: 'a slip',
      on: 'RoleBinding shop/ordering',
      set: { 'roleRef.name': 'order' },
      at: 'roleRef.name',
      found: 'RoleBinding shop/ordering names Role shop/order, which does not exist',
    },
    {
      name: 'of the whole cluster',
      on: 'ClusterRoleBinding collector',
      set: { 'roleRef.name': 'pod-reader' },
      at: 'roleRef.name',
      found: 'ClusterRoleBinding collector names ClusterRole pod-reader, which does not exist',
    },
    {
      name: 'of another namespace',
      add: [
        { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'reader', namespace: 'argocd' } },
      ],
      on: 'RoleBinding shop/ordering',
      set: { 'roleRef.name': 'reader' },
      at: 'roleRef.name',
      found: 'RoleBinding shop/ordering names Role shop/reader, which stands in namespace argocd',
    },
  ],
  inspect: dangling(targets.role),
};
