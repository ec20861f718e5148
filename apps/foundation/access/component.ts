import { namespacesOf } from '@delivery/catalog';
import { defineComponent } from '@delivery/component';
import { platformOwner } from '@delivery/gitops';
import { ApiObject } from 'cdk8s';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import type { ISubject } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Subject';
import { groupOf } from './groups.ts';
import { restartOnly, restartOnlyBinding } from './restart-only.ts';
import { breakGlass, breakGlassRole, operateRole, roleNames, viewClusterRole, viewRole } from './roles.ts';

/**
 * What people may do by hand, by the groups of their identity provider: each team looks at its own namespaces and operates what runs there,
 * the platform looks at everything. Nobody reads Secrets, nobody has a shell but where the cluster's facts break the glass.
 */
export default defineComponent({
  name: 'access',
  owner: 'platform',
  clusters: ({ role }) => role !== 'local',
  after: ['namespaces'],
  readsCatalog: true,
  build: (scope, { apps, cluster }) => {
    const namespaces = namespacesOf(apps, cluster);
    for (const role of [viewRole(), operateRole(), viewClusterRole()]) new ApiObject(scope, role.metadata.name, role);
    for (const name of [roleNames.view, roleNames.viewCluster])
      new ApiObject(scope, `${name}-platform`, {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name },
        roleRef: clusterRole(name),
        subjects: [groupOf(platformOwner, 'view')],
      });
    for (const { name, owner } of namespaces) {
      new ApiObject(
        scope,
        `${name}-view`,
        binding(name, roleNames.view, [groupOf(owner, 'view'), groupOf(owner, 'operate')]),
      );
      new ApiObject(scope, `${name}-operate`, binding(name, roleNames.operate, [groupOf(owner, 'operate')]));
    }
    for (const { owner, because, until } of cluster.breakGlass ?? []) {
      for (const { name: namespace } of namespaces.filter((one) => one.owner === owner)) {
        new ApiObject(scope, `${namespace}-${breakGlass}-role`, breakGlassRole(namespace, because));
        new ApiObject(scope, `${namespace}-${breakGlass}`, {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          metadata: { name: breakGlass, namespace, annotations: { 'delivery.example/expires': until } },
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: breakGlass },
          subjects: [groupOf(owner, breakGlass)],
        });
      }
    }
    new ApiObject(scope, 'restart-only', restartOnly());
    new ApiObject(scope, 'restart-only-binding', restartOnlyBinding());
  },
});

function binding(namespace: string, role: string, subjects: ISubject[]): IRoleBinding & { metadata: { name: string } } {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: role, namespace },
    roleRef: clusterRole(role),
    subjects,
  };
}

function clusterRole(name: string) {
  return { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name };
}
