import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import type { IClusterRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding';

/** What a ServiceAccount may do in all namespaces. The role and its binding have the account's name. */
export function clusterAccess(
  scope: Construct,
  { name, namespace }: { readonly name: string; readonly namespace: string },
  rules: NonNullable<IClusterRole['rules']>,
): void {
  const role: IClusterRole = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
    rules,
  };
  const binding: IClusterRoleBinding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  };
  new ApiObject(scope, 'role', role);
  new ApiObject(scope, 'binding', binding);
}
