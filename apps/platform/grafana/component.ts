import { defineComponent, type BuildContext } from '@delivery/component';
import { externalSecret } from '@delivery/constructs';
import {
  chartResources,
  grafana,
  keepsLogs,
  loki,
  platformProgram,
  platformStatefulSet,
  podsPeer,
  prometheusPeer,
  thanosLabels,
  traceStoreOf,
  victoriaMetrics,
  type PinnedImage,
} from '@delivery/constructs/operator';
import { emit } from '@delivery/manifest';
import { httpsAnywhere, type Reach } from '@delivery/overlay-contract';
import { prometheusPods } from '@delivery/prometheus';
import { ApiObject } from 'cdk8s';
import type { IVolume } from 'kubernetes-models/v1/Volume';
import { dashboards, folders, name, namespace, ports, secrets } from './place.ts';
import { settings } from './settings.ts';
import { dataSources } from './sources.ts';

/** Tag and digest as Docker Hub shows them. */
const image: PinnedImage = {
  repository: 'docker.io/grafana/grafana',
  tag: '12.2.0',
  digest: 'sha256:74144189b38447facf737dfd0f3906e42e0776212bf575dc3334c3609183adf7',
};

/** Keys of the ConfigMap. */
const files = { settings: 'grafana.ini', sources: 'datasources.yaml', dashboards: 'dashboards.yaml' } as const;

/**
 * What people look at, on each cluster that keeps logs and traces: who looks into one looks at its own, and is not kept from it by the
 * failure of another. Nothing is made in it by hand, so its volume holds no more than sessions and preferences.
 */
export default defineComponent({
  name: 'grafana',
  owner: 'platform',
  clusters: keepsLogs,
  crds: ['external-secrets'],
  exporters: ['grafana'],
  namespaces: [{ name: namespace, podSecurity: 'restricted', readsSecrets: true }],
  // the volume of its pod outlives it
  protected: true,
  build: (scope, context) => {
    const { cluster } = context;
    const around = platformProgram(
      scope,
      {
        place: grafana,
        config: {
          [files.settings]: settings(cluster),
          [files.sources]: emit({ apiVersion: 1, prune: true, datasources: dataSources(cluster) }),
          [files.dashboards]: emit(provider),
        },
        network: { scraped: [ports.http], reach: reachOf(context) },
        bounds: { cpu: 1, memory: 2, pods: 4 },
      },
      context,
    );
    new ApiObject(
      scope,
      'secret',
      externalSecret({ namespace, name: secrets.name, keys: [secrets.client, secrets.key] }),
    );
    new ApiObject(
      scope,
      'grafana',
      platformStatefulSet(
        {
          ...around,
          image,
          // its image reads /etc/grafana/grafana.ini
          args: [],
          ports,
          probes: { live: '/healthz', ready: '/api/health' },
          replicas: 1,
          resources: chartResources(['100m', '1'], '512Mi'),
          volumes,
          volumeMounts: volumes.map(({ name: volume }) => ({
            name: volume,
            mountPath: mountPaths[volume] ?? '',
            readOnly: true,
          })),
          runbook: 'docs/runbooks/StatefulSetReplicasMissing.md',
        },
        {
          storage: '1Gi',
          mountPath: folders.data,
          alone: 'its sessions lie in a file of one process; alerts go out without it',
        },
        context,
      ),
    );
  },
});

/** Dashboards are read again when their ConfigMaps change. */
const provider = {
  apiVersion: 1,
  providers: [
    {
      name: 'delivery',
      folder: 'Delivery',
      type: 'file',
      disableDeletion: true,
      allowUiUpdates: false,
      updateIntervalSeconds: 60,
      options: { path: folders.dashboards },
    },
  ],
};

const mountPaths: Readonly<Record<string, string>> = {
  config: folders.config,
  sources: `${folders.provisioning}/datasources`,
  provider: `${folders.provisioning}/dashboards`,
  secrets: secrets.folder,
  dashboards: folders.dashboards,
};

const item = (key: string) => ({ configMap: { name, items: [{ key, path: key }] } });

const volumes: readonly IVolume[] = [
  { name: 'config', ...item(files.settings) },
  { name: 'sources', ...item(files.sources) },
  { name: 'provider', ...item(files.dashboards) },
  { name: 'secrets', secret: { secretName: secrets.name, defaultMode: 0o440 } },
  {
    name: 'dashboards',
    // one that is not there yet is shown when it comes
    projected: {
      sources: dashboards.map((dashboard) => ({ configMap: { name: `dashboard-${dashboard}`, optional: true } })),
    },
  },
];

/** What it asks, and the identity provider. */
function reachOf({ cluster }: Pick<BuildContext, 'cluster'>): readonly Reach[] {
  const { namespace: monitoring } = prometheusPods;
  const store = traceStoreOf(cluster);
  const thanos = ['query', ...(cluster.role === 'observability' ? ['global'] : [])];
  return [
    { peers: [prometheusPeer], ports: [prometheusPods.port] },
    { peers: [podsPeer(monitoring, { 'app.kubernetes.io/name': 'alertmanager' })], ports: [9093] },
    ...(cluster.telemetry.metrics === 'victoria-metrics'
      ? [{ peers: [podsPeer(victoriaMetrics.namespace, victoriaMetrics.labels)], ports: [victoriaMetrics.port] }]
      : [{ peers: thanos.map((part) => podsPeer(monitoring, thanosLabels(part))), ports: [10902] }]),
    { peers: [podsPeer(loki.namespace, loki.labels)], ports: [loki.ports.http] },
    ...(store
      ? [
          {
            peers: [podsPeer(store.namespace, store.labels)],
            ports: ['query' in store.ports ? store.ports.query : store.ports.http],
          },
        ]
      : []),
    httpsAnywhere,
  ];
}
