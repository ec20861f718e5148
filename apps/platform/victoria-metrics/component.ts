import { runsPrometheus } from '@delivery/catalog';
import { defineComponent } from '@delivery/component';
import {
  chartResources,
  grafanaPeers,
  operatorNetworkPolicy,
  placeService,
  platformBudget,
  platformStatefulSet,
  podMonitor,
  victoriaMetrics,
} from '@delivery/constructs/operator';
import { ApiObject } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';

const { namespace, name, labels, port } = victoriaMetrics;

/** A release with long support. Tag and digest as Docker Hub shows them. */
const image = {
  repository: 'docker.io/victoriametrics/victoria-metrics',
  tag: 'v1.136.0',
  digest: 'sha256:593b533bfbea439f2fd8aed306294cb6a5b362e7932681ebb476cc6aaef70841',
};

const folder = '/storage';

const args = [
  `-storageDataPath=${folder}`,
  `-httpListenAddr=:${port}`,
  '-retentionPeriod=90d',
  // both replicas of Prometheus send every sample
  '-dedup.minScrapeInterval=30s',
  '-loggerFormat=json',
];

/**
 * Keeps metrics on its own volume instead of a bucket, where the facts ask for it. Prometheus goes on to scrape and to judge, and sends it
 * every sample; what is sent while it is away waits in Prometheus for two hours.
 *
 * @see https://docs.victoriametrics.com/victoriametrics/single-server-victoriametrics/
 */
export default defineComponent({
  name: 'victoria-metrics',
  owner: 'platform',
  clusters: (cluster) => runsPrometheus(cluster) && cluster.telemetry.metrics === 'victoria-metrics',
  // in whose namespace it runs
  after: ['prometheus'],
  crds: ['prometheus-operator'],
  // the volume of its pod outlives it
  protected: true,
  readsCatalog: true,
  build: (scope, context) => {
    const grafana = grafanaPeers(context).map((peer) => ({ peers: [peer], ports: [port] }));
    const pods = { name, namespace, labels, asksApiServer: false, scraped: [port], callers: grafana } as const;
    new ServiceAccount(scope, 'account', { metadata: { name, namespace }, automountToken: false });
    new ApiObject(
      scope,
      'store',
      platformStatefulSet(
        {
          ...{ name, namespace, labels, image, args, replicas: 1 },
          appLabels: scope.labels,
          ports: { http: port },
          probes: { live: '/health', ready: '/-/ready' },
          resources: chartResources(['250m', '2'], '2Gi'),
          runbook: 'docs/runbooks/PrometheusStorageFailing.md',
        },
        {
          storage: '100Gi',
          mountPath: folder,
          alone: 'a single node keeps the metrics of this cluster; Prometheus waits for it and judges without it',
        },
        context,
      ),
    );
    // names the pod; with one pod it is its address too
    new ApiObject(scope, 'service', placeService({ namespace, name, labels }, { http: port }, { clusterIP: 'None' }));
    const budget = platformBudget(victoriaMetrics, context);
    if (budget !== undefined) new ApiObject(scope, 'disruption-budget', budget);
    new ApiObject(scope, 'network', operatorNetworkPolicy(pods, context));
    new ApiObject(scope, 'monitor', podMonitor(name, { namespace, labels, port }));
  },
});
