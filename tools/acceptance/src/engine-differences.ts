import {
  withoutAlertsOf,
  withoutEgressToEngine,
  withoutNameOfEngine,
  withoutSectionsOf,
  withoutStateMetrics,
  type TakeApart,
} from './engine-parts.ts';

/** An object that both engines own, or a chart release that both install, with parts that speak of the engine. */
export interface Difference {
  /** Path below `apps/` of a cluster's folder, `{engine}` for a folder of the engine's namespace; or `release/<name>`. */
  readonly of: string;
  readonly why: string;
  readonly takeApart: TakeApart;
  /** All parts that it has on one engine alone; the rest is equal to the byte. */
  readonly argocd: readonly string[];
  readonly flux: readonly string[];
}

export const differences: readonly Difference[] = [
  {
    of: 'admission/_cluster/validatingadmissionpolicy.admissionregistration.k8s.io_protected-deletion.delivery.example.yaml',
    why: 'stops what the engine itself would delete, so it asks for accounts of its namespace',
    takeApart: withoutNameOfEngine("'system:serviceaccounts:*'", '"* deletes nothing ', `"'* deletes no `),
    argocd: [],
    flux: [],
  },
  {
    of: 'secret-stores/{engine}/secretstore.external-secrets.io_default.yaml',
    why: 'holds the token of commit statuses, in the namespace of the engine that posts them',
    takeApart: withoutNameOfEngine('"namespace":"*"', '"role":"*-secrets"'),
    argocd: [],
    flux: [],
  },
  {
    of: 'secret-stores/{engine}/serviceaccount_secrets.yaml',
    why: 'the identity of that store, named after its namespace',
    takeApart: withoutNameOfEngine('"namespace":"*"', '-*-secrets"', '"*-secrets@'),
    argocd: [],
    flux: [],
  },
  {
    of: 'alerts/monitoring/prometheusrule.monitoring.coreos.com_platform-for-platform.yaml',
    why: 'alerts about the engine read its own metrics; Flux counts no deletions, and what it suspends looks ready',
    takeApart: withoutAlertsOf('gitops', ['argocd', 'flux', 'flux-resources']),
    argocd: ['job argocd', 'alert GitOpsStale', 'alert GitOpsSyncFailing', 'alert UnexpectedPrune'],
    flux: ['job flux', 'job flux-resources', 'alert GitOpsStale', 'alert GitOpsSuspended'],
  },
  {
    of: 'dashboards/grafana/configmap_dashboard-operations.yaml',
    why: 'the section of the engine shows its own metrics',
    takeApart: withoutSectionsOf('operations.json', 'GitOps: '),
    argocd: ['GitOps: Argo CD', 'Applications that are not as they should be', 'Syncs in ten minutes'],
    flux: ['GitOps: Flux', 'Objects of Flux that are not ready, or suspended', 'Reconciliations that failed, a second'],
  },
  {
    of: 'prometheus/monitoring/networkpolicy.networking.k8s.io_prometheus.yaml',
    why: 'Prometheus reaches the pods of the engine that runs here',
    takeApart: withoutEgressToEngine,
    argocd: ['8082 of argocd/app.kubernetes.io/name=argocd-application-controller'],
    flux: ['8080 of flux-system/app.kubernetes.io/part-of=flux'],
  },
  {
    of: 'release/kube-state-metrics',
    why: 'the state of objects of Flux is measured from outside; Argo CD measures its own',
    takeApart: withoutStateMetrics,
    argocd: [],
    flux: [
      'may list,watch kustomize.toolkit.fluxcd.io/kustomizations',
      'may list,watch helm.toolkit.fluxcd.io/helmreleases',
      'may list,watch source.toolkit.fluxcd.io/gitrepositories,helmrepositories,helmcharts',
      'state of Kustomization',
      'state of HelmRelease',
      'state of GitRepository',
      'state of HelmRepository',
      'state of HelmChart',
    ],
  },
];

/** Objects that one engine's clusters have alone. */
export const ownObjects = [
  {
    of: 'prometheus/monitoring/podmonitor.monitoring.coreos.com_argocd.yaml',
    engine: 'argocd',
    why: 'metrics of the application controller',
  },
  {
    of: 'prometheus/monitoring/podmonitor.monitoring.coreos.com_flux.yaml',
    engine: 'flux',
    why: 'metrics of the controllers',
  },
] as const;

/** Apps that configure an engine: no object of theirs means anything to the other one. */
export const ownApps = [
  { app: 'engine', why: 'the engine and its root' },
  { app: 'tenancy', why: 'AppProjects of Argo CD; accounts of Flux and their bindings' },
  { app: 'commit-status', why: 'what posts for Argo CD, and what posts for Flux' },
] as const;
