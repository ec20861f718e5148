import type { Manifest } from '@delivery/manifest';
import { labels } from './labels.ts';
import { metadataOf } from './workloads.ts';

const apiGroup = 'rbac.authorization.k8s.io';
const apiVersion = `${apiGroup}/v1`;
const verbs = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];

/** Who may do what: the owner's account in its namespace, and one service that reads nodes. */
export const access: readonly Manifest[] = [
  {
    apiVersion,
    kind: 'Role',
    metadata: metadataOf('shop', 'ordering'),
    rules: [
      { apiGroups: [''], resources: ['configmaps', 'services', 'serviceaccounts'], verbs },
      { apiGroups: ['apps'], resources: ['deployments'], verbs },
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
    ],
  },
  {
    apiVersion,
    kind: 'RoleBinding',
    metadata: metadataOf('shop', 'ordering'),
    roleRef: { apiGroup, kind: 'Role', name: 'ordering' },
    subjects: [{ kind: 'ServiceAccount', name: 'ordering', namespace: 'flux-system' }],
  },
  {
    apiVersion,
    kind: 'ClusterRole',
    metadata: { name: 'node-reader', labels: labels('collector') },
    rules: [
      { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
      { nonResourceURLs: ['/metrics'], verbs: ['get'] },
    ],
  },
  {
    apiVersion,
    kind: 'ClusterRoleBinding',
    metadata: { name: 'collector', labels: labels('collector') },
    roleRef: { apiGroup, kind: 'ClusterRole', name: 'node-reader' },
    subjects: [{ kind: 'ServiceAccount', name: 'collector', namespace: 'shop' }],
  },
];
