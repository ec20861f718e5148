import { literals } from '../cel/text.ts';

import type { MatchCondition, ResourceRule } from './model.ts';

const rule = (apiGroup: string, apiVersion: string, ...resources: string[]): ResourceRule => ({
  apiGroups: [apiGroup],
  apiVersions: [apiVersion],
  operations: ['CREATE', 'UPDATE'],
  resources,
});

/** Everything that makes pods. Jobs of an AnalysisTemplate are judged when they are made. */
export const workloadRules: readonly ResourceRule[] = [
  rule('', 'v1', 'pods', 'pods/ephemeralcontainers', 'podtemplates', 'replicationcontrollers'),
  rule('apps', 'v1', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'),
  rule('batch', 'v1', 'cronjobs', 'jobs'),
  rule('argoproj.io', 'v1alpha1', 'rollouts'),
  rule('keda.sh', 'v1alpha1', 'scaledjobs'),
];

export const serviceAccountRule = rule('', 'v1', 'serviceaccounts');

export const syncRules: readonly ResourceRule[] = [
  rule('argoproj.io', 'v1alpha1', 'applications', 'applicationsets'),
  rule('kustomize.toolkit.fluxcd.io', 'v1', 'kustomizations'),
];

/**
 * A write of status, a label or a finalizer must get through, also of an object that was there before the policy: without it a Pod cannot
 * even be deleted.
 *
 * @param fields - at the root of the object, whose change is looked at
 */
export function changed(...fields: readonly string[]): MatchCondition {
  const differs = `${literals(fields)}.exists(f, dyn(object)[?f] != dyn(oldObject)[?f])`;
  return { name: 'changed', expression: `request.operation == 'CREATE' || ${differs}` };
}

/** Owners whose own template was judged. */
const judgedOwners = [
  ...['CronJob', 'DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'Rollout', 'ScaledJob'],
  'StatefulSet',
];

/**
 * What a controller makes of an object that was judged is not judged again: the waivers stand on that object alone.
 *
 * @param makers - namespaces of operators, beside Kubernetes' own controllers
 */
export function firstHand(makers: readonly string[]): MatchCondition {
  const groups = ['kube-system', ...makers].map((namespace) => `system:serviceaccounts:${namespace}`);
  const owned = `object.metadata.?ownerReferences.orValue([]).exists(o, o.?controller.orValue(false) && o.kind in ${literals(judgedOwners)})`;
  const byController = `request.userInfo.?groups.orValue([]).exists(g, g in ${literals(groups)})`;
  return { name: 'first-hand', expression: `!(${owned} && ${byController})` };
}
