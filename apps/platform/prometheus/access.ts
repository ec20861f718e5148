import type { Construct } from 'constructs';
import type { BuildContext } from '@delivery/component';
import { ApiObject } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import type { IClusterRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding';
import { name, namespace, workload } from './place.ts';

/** What Prometheus may read: where its targets are, and the metrics of nodes and of the API server. */
export function access(scope: Construct, { cluster, overlay }: BuildContext): void {
  new ServiceAccount(scope, 'account', {
    metadata: { name, namespace, annotations: { ...overlay.podIdentity(cluster, workload).annotations } },
    automountToken: false,
  });
  const role: IClusterRole = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
    rules: [
      { apiGroups: [''], resources: ['nodes', 'pods', 'services'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
      // of kubelets, which ask the API server
      { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
      { nonResourceURLs: ['/metrics'], verbs: ['get'] },
    ],
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
