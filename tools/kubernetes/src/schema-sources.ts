import { crdSources, type CrdSource, type TypedKind } from '@delivery/kubernetes';

/** The version that the tree has of a source, so that its other kinds fit. */
const versionOf = (name: string) => crdSources.find((source) => source.name === name)?.version ?? '';

/** @param plurals - by kind; a plural that ends in `!` is that of a kind without a namespace */
function typedKinds(group: string, version: string, plurals: Readonly<Record<string, string>>): TypedKind[] {
  return Object.entries(plurals).map(([kind, plural]) => ({
    ...{ group, version, kind, plural: plural.replace('!', '') },
    ...(plural.endsWith('!') && { scope: 'Cluster' as const }),
  }));
}

/**
 * Kinds that the tree ships no definitions of, but that objects may have: its later ones, and those of foreign trees. Only their schemas
 * are kept. A kind that `crds/` has as well is taken from there, so a source may name a whole folder.
 *
 * `from: 'types'` and `from: 'hand'` are for modules that the Go module proxy does not serve.
 */
export const schemaSources: readonly CrdSource[] = [
  {
    name: 'argo-cd',
    version: versionOf('argo-cd'),
    module: 'github.com/argoproj/argo-cd/v3',
    files: ['manifests/crds/'],
  },
  {
    name: 'chaos-mesh',
    version: 'v2',
    from: 'hand',
    documentation: 'https://chaos-mesh.org/docs/',
  },
  {
    name: 'cloudnative-pg',
    version: '2.0.0',
    from: 'types',
    package: '@kubernetes-models/cloudnative-pg',
    kinds: typedKinds('postgresql.cnpg.io', 'v1', {
      Backup: 'backups',
      Cluster: 'clusters',
      ClusterImageCatalog: 'clusterimagecatalogs!',
      Database: 'databases',
      ImageCatalog: 'imagecatalogs',
      Pooler: 'poolers',
      Publication: 'publications',
      ScheduledBackup: 'scheduledbackups',
      Subscription: 'subscriptions',
    }),
  },
  {
    name: 'crossplane',
    version: 'v2',
    from: 'hand',
    documentation: 'https://docs.crossplane.io/latest/api/',
  },
  {
    name: 'external-dns',
    version: versionOf('external-dns'),
    module: 'sigs.k8s.io/external-dns',
    files: ['config/crd/standard/'],
  },
  {
    name: 'external-snapshotter',
    version: versionOf('external-snapshotter'),
    module: 'github.com/kubernetes-csi/external-snapshotter/client/v8',
    files: ['config/crd/'],
  },
  { name: 'flagger', version: '1.36.1', module: 'github.com/fluxcd/flagger', files: ['charts/flagger/crds/crd.yaml'] },
  {
    name: 'flux-cd',
    version: '4.0.0',
    from: 'types',
    package: '@kubernetes-models/flux-cd',
    kinds: [
      ...typedKinds('image.toolkit.fluxcd.io', 'v1', {
        ImagePolicy: 'imagepolicies',
        ImageRepository: 'imagerepositories',
        ImageUpdateAutomation: 'imageupdateautomations',
      }),
      ...typedKinds('notification.toolkit.fluxcd.io', 'v1', { Receiver: 'receivers' }),
      ...typedKinds('notification.toolkit.fluxcd.io', 'v1beta3', { Alert: 'alerts', Provider: 'providers' }),
    ],
  },
  {
    // its other files define kinds that are parts of these, in groups that nobody serves
    name: 'gatekeeper',
    version: '3.23.1',
    module: 'github.com/open-policy-agent/gatekeeper/v3',
    files: [
      ...['config.gatekeeper.sh_configs', 'connection.gatekeeper.sh_connections'],
      ...['constrainttemplate-customresourcedefinition', 'expansion.gatekeeper.sh_expansiontemplate'],
      ...['mutations.gatekeeper.sh_assign', 'mutations.gatekeeper.sh_assignimage'],
      ...['mutations.gatekeeper.sh_assignmetadata', 'mutations.gatekeeper.sh_modifyset'],
      'syncset.gatekeeper.sh_syncsets',
    ].map((name) => `config/crd/bases/${name}.yaml`),
  },
  {
    name: 'grafana-operator',
    version: '3.0.0',
    from: 'types',
    package: '@kubernetes-models/grafana-operator',
    kinds: typedKinds('grafana.integreatly.org', 'v1beta1', {
      Grafana: 'grafanas',
      GrafanaAlertRuleGroup: 'grafanaalertrulegroups',
      GrafanaContactPoint: 'grafanacontactpoints',
      GrafanaDashboard: 'grafanadashboards',
      GrafanaDatasource: 'grafanadatasources',
      GrafanaFolder: 'grafanafolders',
      GrafanaLibraryPanel: 'grafanalibrarypanels',
      GrafanaMuteTiming: 'grafanamutetimings',
      GrafanaNotificationPolicy: 'grafananotificationpolicies',
      GrafanaNotificationPolicyRoute: 'grafananotificationpolicyroutes',
      GrafanaNotificationTemplate: 'grafananotificationtemplates',
      GrafanaServiceAccount: 'grafanaserviceaccounts',
    }),
  },
  {
    name: 'knative-serving',
    version: '0.51.0',
    module: 'knative.dev/serving',
    files: ['config/core/300-resources/'],
  },
  {
    name: 'kyverno',
    version: '1.19.1',
    module: 'github.com/kyverno/kyverno',
    files: ['config/crds/kyverno/', 'config/crds/policies.kyverno.io/', 'config/crds/policyreport/'],
  },
  {
    name: 'opentelemetry-operator',
    version: '2.0.0',
    from: 'types',
    package: '@kubernetes-models/opentelemetry-operator',
    kinds: [
      ...typedKinds('opentelemetry.io', 'v1alpha1', {
        Instrumentation: 'instrumentations',
        OpAMPBridge: 'opampbridges',
        TargetAllocator: 'targetallocators',
      }),
      ...typedKinds('opentelemetry.io', 'v1beta1', { OpenTelemetryCollector: 'opentelemetrycollectors' }),
    ],
  },
  {
    name: 'source-controller',
    version: versionOf('source-controller'),
    module: 'github.com/fluxcd/source-controller',
    files: ['config/crd/bases/'],
  },
  {
    name: 'velero',
    version: '1.18.3',
    module: 'github.com/vmware-tanzu/velero',
    files: ['config/crd/v1/bases/', 'config/crd/v2alpha1/bases/'],
  },
];
