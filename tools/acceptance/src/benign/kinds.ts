/**
 * Kinds of edit that people make every week and that hurt nobody. Fixed before any rule was tuned; a rule that stops one of them
 * raises a false alarm, and is told in the notes of the release.
 */
export const benignKinds = [
  { name: 'image', what: 'a new tag and digest of a service, on the clusters of one ring' },
  {
    name: 'image-everywhere',
    what: 'a new tag and digest of a service that its candidate already ran, on all its clusters',
  },
  { name: 'candidate', what: 'a candidate of a service, on the development clusters' },
  { name: 'replicas-up', what: 'one replica more of a service in an environment' },
  { name: 'autoscaler-max-up', what: 'a higher maximum of an autoscaler' },
  { name: 'cpu-request-up', what: 'more CPU for a container' },
  { name: 'memory-up', what: 'more memory for a container, request and limit' },
  { name: 'config-value', what: 'another value in a ConfigMap, and the hash of it on its pods' },
  { name: 'config-key', what: 'a new key in a ConfigMap, and the hash of it on its pods' },
  { name: 'env-added', what: 'a new environment variable of a container' },
  { name: 'label-added', what: 'a new label on every object of an app' },
  { name: 'annotation-changed', what: 'another runbook in the annotations of the workloads of an app' },
  { name: 'probe-tuned', what: 'a longer period of a readiness probe' },
  { name: 'grace-longer', what: 'a longer grace period before pods are killed' },
  { name: 'egress-added', what: 'one more peer and port in an egress policy that a service already has' },
  { name: 'route-added', what: 'one more path of a route, to a Service that is there' },
  { name: 'quota-up', what: 'a larger quota of a namespace' },
  { name: 'schedule', what: 'another hour at which a CronJob runs' },
  { name: 'new-app', what: 'a whole new app with its sync object, on all clusters of an environment' },
  { name: 'chart-patch', what: 'a patch version of a chart that an operator is installed from' },
] as const;

export type BenignKind = (typeof benignKinds)[number]['name'];
