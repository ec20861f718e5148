import { waive } from '@delivery/manifest';
import { tenantKinds } from '@delivery/gitops';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule';

type Named<Object> = Object & { readonly metadata: { readonly name: string } };

const read = ['get', 'list', 'watch'];

/** What is looked at beside what services render: what controllers make of it, and what the platform put around it. No Secrets. */
const seen: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...['events', 'limitranges', 'persistentvolumeclaims', 'pods', 'pods/log', 'pods/status'],
    ...['replicationcontrollers', 'resourcequotas'],
  ],
  apps: ['controllerrevisions', 'daemonsets', 'replicasets', 'statefulsets'],
  'argoproj.io': ['analysisruns'],
  batch: ['jobs'],
  'cert-manager.io': ['certificaterequests', 'certificates'],
  'discovery.k8s.io': ['endpointslices'],
  'events.k8s.io': ['events'],
  'external-secrets.io': ['secretstores'],
  'gateway.networking.k8s.io': ['gateways'],
  'metrics.k8s.io': ['pods'],
  'rbac.authorization.k8s.io': ['rolebindings', 'roles'],
};

/** Names of the ClusterRoles that bindings give, in one namespace each. */
export const roleNames = { view: 'access-view', operate: 'access-operate', viewCluster: 'access-view-cluster' };

/** Reads everything of a namespace but Secrets. */
export function viewRole(): Named<IClusterRole> {
  const groups = [...new Set([...Object.keys(seen), ...tenantKinds.map(({ group }) => group)])].sort();
  const rules = groups.map((group): IPolicyRule => {
    const rendered = tenantKinds.filter((kind) => kind.group === group).map(({ resource }) => resource);
    return { apiGroups: [group], resources: [...new Set([...(seen[group] ?? []), ...rendered])].sort(), verbs: read };
  });
  return clusterRole(roleNames.view, rules);
}

/**
 * Restarts, scales, takes pods away, and promotes or aborts a rollout. What a patch of a workload may change, the admission policy beside it
 * says: nothing but the mark of a restart.
 */
export function operateRole(): Named<IClusterRole> {
  return clusterRole(roleNames.operate, [
    { apiGroups: [''], resources: ['pods'], verbs: ['delete'] },
    { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
    { apiGroups: ['apps'], resources: ['daemonsets', 'deployments', 'statefulsets'], verbs: ['patch'] },
    { apiGroups: ['apps'], resources: ['deployments/scale', 'statefulsets/scale'], verbs: ['get', 'patch', 'update'] },
    { apiGroups: ['argoproj.io'], resources: ['rollouts', 'rollouts/status'], verbs: ['patch'] },
    { apiGroups: ['argoproj.io'], resources: ['rollouts/scale'], verbs: ['get', 'patch', 'update'] },
  ]);
}

/** What belongs to no namespace, for those who answer for the cluster. */
export function viewClusterRole(): Named<IClusterRole> {
  const rule = (group: string, ...resources: string[]): IPolicyRule => ({ apiGroups: [group], resources, verbs: read });
  return clusterRole(roleNames.viewCluster, [
    rule('', 'namespaces', 'nodes', 'persistentvolumes'),
    rule(
      'admissionregistration.k8s.io',
      ...['mutatingwebhookconfigurations', 'validatingadmissionpolicies', 'validatingadmissionpolicybindings'],
      'validatingwebhookconfigurations',
    ),
    rule('apiextensions.k8s.io', 'customresourcedefinitions'),
    rule('apiregistration.k8s.io', 'apiservices'),
    rule('metrics.k8s.io', 'nodes'),
    rule('rbac.authorization.k8s.io', 'clusterrolebindings', 'clusterroles'),
    rule('scheduling.k8s.io', 'priorityclasses'),
    rule('storage.k8s.io', 'csidrivers', 'csinodes', 'storageclasses', 'volumeattachments'),
  ]);
}

/**
 * A shell in the pods of one namespace. The annotation that lets it pass check R04 names the reason of the emergency.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb
 */
export function breakGlassRole(namespace: string, because: string): Named<IRole> {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: breakGlass, namespace, annotations: waive('R04', because) },
    // a shell over WebSocket begins with a GET, one over SPDY with a POST
    rules: [{ apiGroups: [''], resources: ['pods/exec', 'pods/portforward'], verbs: ['create', 'get'] }],
  };
}

export const breakGlass = 'break-glass';

function clusterRole(name: string, rules: IPolicyRule[]): Named<IClusterRole> {
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name }, rules };
}
