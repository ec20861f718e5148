import type { Remark } from './kube-score.ts';

/** Where kube-score and this platform want different things, and why ours stays. */
export interface Conflict {
  /** Id of kube-score's check. */
  readonly check: string;
  readonly grade: Remark['grade'];
  /** On which objects, in words. */
  readonly on: string;
  /** Whether an object in this environment is one of these. */
  readonly concerns: (object: string, environment: string) => boolean;
  /** What stands against it. */
  readonly because: string;
}

/** Namespaces of which the pods come from charts, and with them what they run. */
const OF_CHARTS = [
  ...['argo-rollouts', 'aws-load-balancer-controller', 'blackbox-exporter', 'cert-manager', 'cilium-secrets'],
  ...['external-dns', 'external-secrets', 'falco', 'gatekeeper', 'gateway', 'istio-cni', 'istio-system', 'karpenter'],
  ...['keda', 'kube-state-metrics', 'node-exporter', 'prometheus-operator', 'vault', 'vertical-pod-autoscaler'],
];

/** Namespaces of programs of others that are rendered here. */
const OF_PLATFORM = [
  ...['cosign-system', 'grafana', 'jaeger', 'loki', 'monitoring', 'opentelemetry', 'opentelemetry-agent', 'tempo'],
];

const isWorkload = (object: string) => /^(CronJob|DaemonSet|Deployment|StatefulSet)\//.test(object);

const headroom =
  'CPU is shared: a pod may use what its neighbours leave idle, up to a limit above its request (W34), and the HPA scales on use of the request. Memory, which cannot be taken back, has equal request and limit (W33).';

const prometheusOperator =
  'The Prometheus Operator makes the pods of Prometheus and Alertmanager from objects of its own kinds.';

export const conflicts: readonly Conflict[] = [
  {
    check: 'container-cpu-requests-equal-limits',
    grade: 'critical',
    on: 'every workload',
    concerns: isWorkload,
    because: headroom,
  },
  {
    check: 'container-resource-requests-equal-limits',
    grade: 'critical',
    on: 'every workload',
    concerns: isWorkload,
    because: headroom,
  },
  {
    check: 'container-image-pull-policy',
    grade: 'critical',
    on: 'every workload',
    concerns: isWorkload,
    because:
      'Images are pinned by digest (W27), so a node that has one has the right one. `Always` would keep pods from starting while the registry is down, just when others fail over to this cluster (W31).',
  },
  {
    check: 'deployment-replicas',
    grade: 'warning',
    on: 'Deployments of development clusters',
    concerns: (object, environment) => object.startsWith('Deployment/') && environment === 'development',
    because: 'The availability profile `development` runs one replica (W43); staging and production run at least two.',
  },
  {
    check: 'container-ephemeral-storage-request-equals-limit',
    grade: 'critical',
    on: `workloads in the namespaces ${OF_PLATFORM.join(', ')}`,
    concerns: (object) => isWorkload(object) && OF_PLATFORM.includes(object.split('/')[3]!),
    because:
      'Beside their volumes these programs write their logs. The limit has room for the five files of 10Mi that a kubelet keeps of them; asking for all of it would keep that much of a node free for each pod.',
  },
  {
    check: 'pod-probes-identical',
    grade: 'critical',
    on: 'the OpenTelemetry collectors, and Jaeger, which is one',
    concerns: (object) => /\/(jaeger|opentelemetry-agent|opentelemetry-gateway)$/.test(object),
    because:
      'A collector answers for its health in one place. It is taken out of its Service at the first failures, and started anew only after two minutes of them.',
  },
  {
    check: 'container-security-context-user-group-id',
    grade: 'critical',
    on: 'DaemonSet opentelemetry-agent',
    concerns: (object) => object === 'DaemonSet/apps/v1/opentelemetry-agent/opentelemetry-agent',
    because:
      'Logs of containers belong to the group root; the agent reads them by that group, as a user who is not root, without any capability and from a read-only mount.',
  },
  {
    check: 'networkpolicy-targets-pod',
    grade: 'critical',
    on: `NetworkPolicies in the namespaces ${OF_CHARTS.join(', ')}`,
    concerns: (object) =>
      OF_CHARTS.some((namespace) => object.startsWith(`NetworkPolicy/networking.k8s.io/v1/${namespace}/`)),
    because:
      'The pods come from the operators’ charts, which the engine renders on the cluster, or from a Gateway’s controller; kube-score sees only what is in the tree.',
  },
  {
    check: 'networkpolicy-targets-pod',
    grade: 'critical',
    on: 'NetworkPolicies monitoring/alertmanager, monitoring/default-deny, monitoring/prometheus',
    concerns: (object) =>
      /^NetworkPolicy\/networking.k8s.io\/v1\/monitoring\/(alertmanager|default-deny|prometheus)$/.test(object),
    because: prometheusOperator,
  },
  {
    check: 'service-targets-pod',
    grade: 'critical',
    on: 'Services monitoring/prometheus, monitoring/prometheus-federation',
    concerns: (object) => /^Service\/v1\/monitoring\/prometheus(-federation)?$/.test(object),
    because: prometheusOperator,
  },
];

/** The page that a reviewer reads: `docs/kube-score.md`. */
export function conflictsPage(version: string): string {
  return `# kube-score

[kube-score](https://github.com/zegl/kube-score) ${version} with all its optional checks looks at every object of every cluster: \`npm run test:scanners\`. It does not know
Rollouts, so they are shown to it as Deployments. It has nothing else against the tree than the following, each a conflict that was decided. A remark without
a row, and a row without a remark, fail the test. This page is written from \`tools/scanners/src/kube-score-conflicts.ts\`.

| check | grade | on | why it stays |
|---|---|---|---|
${conflicts.map(({ check, grade, on, because }) => `| \`${check}\` | ${grade} | ${on} | ${because} |`).join('\n')}
`;
}
