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
  ...['argo-rollouts', 'aws-load-balancer-controller', 'cert-manager', 'cilium-secrets', 'external-dns'],
  ...['external-secrets', 'gateway', 'istio-cni', 'istio-system', 'karpenter', 'keda', 'prometheus-operator'],
  'vertical-pod-autoscaler',
];

const headroom =
  'CPU is shared: a pod may use what its neighbours leave idle, up to a limit above its request (W34), and the HPA scales on use of the request. Memory, which cannot be taken back, has equal request and limit (W33).';

export const conflicts: readonly Conflict[] = [
  {
    check: 'container-cpu-requests-equal-limits',
    grade: 'critical',
    on: 'every workload',
    concerns: (object) => /^(Deployment|CronJob)\//.test(object),
    because: headroom,
  },
  {
    check: 'container-resource-requests-equal-limits',
    grade: 'critical',
    on: 'every workload',
    concerns: (object) => /^(Deployment|CronJob)\//.test(object),
    because: headroom,
  },
  {
    check: 'container-image-pull-policy',
    grade: 'critical',
    on: 'every workload',
    concerns: (object) => /^(Deployment|CronJob)\//.test(object),
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
    check: 'networkpolicy-targets-pod',
    grade: 'critical',
    on: `NetworkPolicies in the namespaces ${OF_CHARTS.join(', ')}`,
    concerns: (object) =>
      OF_CHARTS.some((namespace) => object.startsWith(`NetworkPolicy/networking.k8s.io/v1/${namespace}/`)),
    because:
      'The pods come from the operators’ charts, which the engine renders on the cluster, or from a Gateway’s controller; kube-score sees only what is in the tree.',
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
