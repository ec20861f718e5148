import { waive } from '@delivery/manifest';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import type { IClusterRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding';
import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import { name, namespace, webhooks } from './place.ts';

const group = 'rbac.authorization.k8s.io';
const subjects = [{ kind: 'ServiceAccount', name, namespace }];

/**
 * What it reads and writes, after the roles in its own repository. Definitions it only reads: theirs ask for no conversion, of which it complains in
 * its log.
 *
 * @see https://github.com/sigstore/policy-controller/blob/v0.13.1/config/200-clusterrole.yaml
 * @see https://github.com/sigstore/policy-controller/blob/v0.13.1/config/200-role.yaml
 */
export function access(): readonly [IClusterRole, IClusterRoleBinding, IRole, IRoleBinding] {
  const watch = ['get', 'list', 'watch'];
  const configurations = ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'];
  const definitions = ['clusterimagepolicies', 'trustroots'];
  return [
    {
      apiVersion: `${group}/v1`,
      kind: 'ClusterRole',
      metadata: {
        name,
        annotations: waive('R06', 'it puts its own authority and rules into its own configurations, and into no other'),
      },
      rules: [
        { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
        { apiGroups: [''], resources: ['namespaces'], resourceNames: [namespace], verbs: ['get'] },
        { apiGroups: [''], resources: ['namespaces/finalizers'], resourceNames: [namespace], verbs: ['update'] },
        // credentials by which a pod pulls its image
        { apiGroups: [''], resources: ['secrets', 'serviceaccounts'], verbs: ['get'] },
        { apiGroups: ['admissionregistration.k8s.io'], resources: configurations, verbs: watch },
        {
          apiGroups: ['admissionregistration.k8s.io'],
          resources: configurations,
          resourceNames: Object.values(webhooks).sort(),
          verbs: ['update'],
        },
        { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: watch },
        {
          apiGroups: ['policy.sigstore.dev'],
          resources: definitions.flatMap((kind) => [kind, `${kind}/status`]),
          verbs: [...watch, 'patch', 'update'],
        },
      ],
    },
    {
      apiVersion: `${group}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: group, kind: 'ClusterRole', name },
      subjects,
    },
    {
      apiVersion: `${group}/v1`,
      kind: 'Role',
      metadata: {
        name,
        namespace,
        annotations: waive('R02', 'it watches the certificate that it makes; its namespace holds no other Secret'),
      },
      rules: [
        { apiGroups: [''], resources: ['configmaps', 'secrets'], verbs: [...watch, 'update'] },
        { apiGroups: [''], resources: ['configmaps'], verbs: ['create', 'patch'] },
        {
          apiGroups: ['coordination.k8s.io'],
          resources: ['leases'],
          verbs: [...watch, 'create', 'delete', 'patch', 'update'],
        },
      ],
    },
    {
      apiVersion: `${group}/v1`,
      kind: 'RoleBinding',
      metadata: { name, namespace },
      roleRef: { apiGroup: group, kind: 'Role', name },
      subjects,
    },
  ];
}
