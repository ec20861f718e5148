import { expect, it } from 'vitest';
import { isAlwaysThere } from './always-there.ts';

const RBAC = 'rbac.authorization.k8s.io';

it.each([
  ['', 'Namespace', undefined, 'default', true],
  ['', 'Namespace', undefined, 'kube-system', true],
  ['', 'Namespace', undefined, 'kube-public', true],
  ['', 'Namespace', undefined, 'kube-node-lease', true],
  ['', 'Namespace', undefined, 'shop', false],
  ['', 'ConfigMap', 'shop', 'kube-root-ca.crt', true],
  ['', 'ConfigMap', 'kube-system', 'extension-apiserver-authentication', true],
  ['', 'ConfigMap', 'shop', 'extension-apiserver-authentication', false],
  ['', 'ServiceAccount', 'shop', 'default', true],
  ['', 'Service', 'default', 'kubernetes', true],
  ['', 'Service', 'kube-system', 'kube-dns', true],
  ['', 'Service', 'shop', 'kubernetes', false],
  ['', 'Secret', 'shop', 'default', false],
  ['argoproj.io', 'AppProject', 'argocd', 'default', true],
  ['argoproj.io', 'Application', 'argocd', 'default', false],
  [RBAC, 'ClusterRole', undefined, 'admin', true],
  [RBAC, 'ClusterRole', undefined, 'cluster-admin', true],
  [RBAC, 'ClusterRole', undefined, 'edit', true],
  [RBAC, 'ClusterRole', undefined, 'view', true],
  [RBAC, 'Role', 'shop', 'view', false],
  [RBAC, 'Role', 'kube-system', 'extension-apiserver-authentication-reader', true],
  [RBAC, 'ClusterRole', undefined, 'system:auth-delegator', true],
  ['', 'ServiceAccount', 'shop', 'system:node', false],
  ['scheduling.k8s.io', 'PriorityClass', undefined, 'system-cluster-critical', true],
  ['scheduling.k8s.io', 'PriorityClass', undefined, 'system-node-critical', true],
])('%s/%s %s/%s: %s', (group, kind, namespace, name, expected) => {
  expect(isAlwaysThere({ group, kind, namespace, name })).toBe(expected);
});
