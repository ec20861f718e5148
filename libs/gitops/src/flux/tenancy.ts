import { ownersOf } from '@delivery/catalog';
import type { Manifest } from '@delivery/manifest';
import type { Estate } from '../engine.ts';
import { syncLabels } from '../sync-unit.ts';
import { tenantKinds } from '../tenant-kinds.ts';

/**
 * One account an owner beside its Kustomizations, with rights in that owner's namespaces only.
 *
 * @see https://fluxcd.io/flux/installation/configuration/multitenancy/
 */
export function tenancy({ apps }: Estate): readonly Manifest[] {
  return ownersOf(apps).flatMap(({ owner, namespaces }) => [
    account(owner),
    ...namespaces.flatMap((namespace) => [role(owner, namespace), roleBinding(owner, namespace)]),
  ]);
}

function account(owner: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: owner, namespace: 'flux-system', labels: syncLabels(owner, owner) },
    automountServiceAccountToken: false,
  };
}

/** Reads of ReplicaSets and Pods are for the health of Deployments, for which `wait` asks. */
function role(owner: string, namespace: string): Manifest {
  const groups = [...new Set(tenantKinds.map(({ group }) => group))];
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: owner, namespace, labels: syncLabels(owner, owner) },
    rules: [
      ...groups.map((group) => ({
        apiGroups: [group],
        resources: tenantKinds.filter((kind) => kind.group === group).map(({ resource }) => resource),
        verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
      })),
      { apiGroups: ['apps'], resources: ['replicasets'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
    ],
  };
}

function roleBinding(owner: string, namespace: string): Manifest {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: owner, namespace, labels: syncLabels(owner, owner) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: owner },
    subjects: [{ kind: 'ServiceAccount', name: owner, namespace: 'flux-system' }],
  };
}
