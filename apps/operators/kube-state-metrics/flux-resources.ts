/** What becomes of one field of an object: the path to it. */
type Labels = Readonly<Record<string, readonly string[]>>;

/** Kinds of Flux that this repository uses, each with the fields beside name, namespace, readiness and suspension. */
const kinds: readonly {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly labels: Labels;
}[] = [
  {
    group: 'kustomize.toolkit.fluxcd.io',
    version: 'v1',
    kind: 'Kustomization',
    labels: { revision: ['status', 'lastAppliedRevision'], source_name: ['spec', 'sourceRef', 'name'] },
  },
  {
    group: 'helm.toolkit.fluxcd.io',
    version: 'v2',
    kind: 'HelmRelease',
    labels: {
      revision: ['status', 'history', '0', 'chartVersion'],
      source_name: ['spec', 'chart', 'spec', 'sourceRef', 'name'],
    },
  },
  ...['GitRepository', 'HelmRepository', 'HelmChart'].map((kind) => ({
    group: 'source.toolkit.fluxcd.io',
    version: 'v1',
    kind,
    labels: { revision: ['status', 'artifact', 'revision'], url: ['spec', 'url'] },
  })),
];

/** What kube-state-metrics may read for it. */
export const fluxRules = [
  rule('kustomize.toolkit.fluxcd.io', ['kustomizations']),
  rule('helm.toolkit.fluxcd.io', ['helmreleases']),
  rule('source.toolkit.fluxcd.io', ['gitrepositories', 'helmrepositories', 'helmcharts']),
];

function rule(group: string, resources: readonly string[]) {
  return { apiGroups: [group], resources, verbs: ['list', 'watch'] };
}

/**
 * One series `gotk_resource_info` for each object of Flux.
 *
 * @see https://fluxcd.io/flux/monitoring/custom-metrics/
 * @see https://github.com/kubernetes/kube-state-metrics/blob/v2.17.0/docs/metrics/extend/customresourcestate-metrics.md
 */
export function fluxResources() {
  return kinds.map(({ group, version, kind, labels }) => ({
    groupVersionKind: { group, version, kind },
    metricNamePrefix: 'gotk',
    metrics: [
      {
        name: 'resource_info',
        help: 'The current state of an object of Flux.',
        each: { type: 'Info', info: { labelsFromPath: { name: ['metadata', 'name'] } } },
        labelsFromPath: {
          exported_namespace: ['metadata', 'namespace'],
          ready: ['status', 'conditions', '[type=Ready]', 'status'],
          suspended: ['spec', 'suspend'],
          ...labels,
        },
      },
    ],
  }));
}
