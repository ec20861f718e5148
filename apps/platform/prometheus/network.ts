import { runsRollouts, serviceOn, type App } from '@delivery/catalog';
import type { CatalogContext } from '@delivery/component';
import {
  grafanaPeers,
  metricsBucket,
  operatorNetworkPolicy,
  podsPeer,
  storeApiPort,
  thanosLabels,
  victoriaMetrics,
} from '@delivery/constructs/operator';
import type { Exporter } from '@delivery/prometheus';
import { prometheusPods } from '@delivery/prometheus';
import { cidrPeer, type Reach } from '@delivery/overlay-contract';
import { observersOf, sitesOf } from './federation.ts';
import { name, namespace, workload } from './place.ts';

const { labels, port } = prometheusPods;

/** Port on which every part of Thanos, its sidecar too, shows its metrics. */
const thanosPort = 10902;

/** Ports of nodes: kubelet and node exporter. */
const nodePorts = [10250, 9100];

/** What the pods may do: read what is scraped, send alerts and blocks, answer who asks. */
export function network(
  context: CatalogContext,
  exporters: readonly Exporter[],
): ReturnType<typeof operatorNetworkPolicy> {
  const { cluster, clusters, apps } = context;
  return operatorNetworkPolicy(
    {
      name,
      namespace,
      labels,
      scraped: metricsBucket(cluster) ? [port, thanosPort] : [port],
      callers: [
        ...askers(context),
        ...observersOf(cluster, clusters).map((cidr) => ({ peers: [cidrPeer(cidr)], ports: [port] })),
      ],
      reach: [
        ...apps.flatMap((app) => metricsOf(app, context)),
        ...exporters.flatMap(reachOf),
        ...(cluster.network.nodes === undefined
          ? []
          : [{ peers: [cidrPeer(cluster.network.nodes)], ports: nodePorts }]),
        ...stores(context),
        ...sitesOf(cluster, clusters).map(({ network: site }) => ({
          peers: [cidrPeer(site.loadBalancers)],
          ports: [port],
        })),
      ],
    },
    context,
  );
}

/** Who asks for metrics inside the cluster: rollouts that are judged, and Thanos for what is not in the bucket yet. */
function askers({ cluster, apps }: CatalogContext): readonly Reach[] {
  const rollouts = podsPeer('argo-rollouts', { 'app.kubernetes.io/component': 'rollouts-controller' });
  const query = podsPeer(namespace, thanosLabels('query'));
  return [
    ...(runsRollouts(cluster) ? [{ peers: [rollouts], ports: [port] }] : []),
    ...grafanaPeers({ apps }).map((peer) => ({ peers: [peer], ports: [port] })),
    ...(metricsBucket(cluster) ? [{ peers: [query], ports: [storeApiPort] }] : []),
  ];
}

/** The pods of a service that exposes metrics, on their port. */
function metricsOf({ name: app, service }: App, { cluster }: CatalogContext): readonly Reach[] {
  const metrics = service && serviceOn(service, cluster).ports['metrics'];
  if (metrics === undefined) return [];
  return [{ peers: [podsPeer(app, { 'app.kubernetes.io/name': app })], ports: [metrics] }];
}

function reachOf({ scrape }: Exporter): readonly Reach[] {
  if (scrape === undefined || typeof scrape.port !== 'number') return [];
  return [{ peers: [podsPeer(scrape.namespace, scrape.labels)], ports: [scrape.port] }];
}

/** Where samples and alerts go. */
function stores({ cluster, overlay }: CatalogContext): readonly Reach[] {
  const bucket = metricsBucket(cluster);
  const alertmanager = podsPeer(namespace, { 'app.kubernetes.io/name': 'alertmanager' });
  const { namespace: at, labels: pods, port: write } = victoriaMetrics;
  return [
    { peers: [alertmanager], ports: [9093] },
    ...(cluster.telemetry.metrics === 'victoria-metrics' ? [{ peers: [podsPeer(at, pods)], ports: [write] }] : []),
    ...(bucket
      ? [
          { peers: bucket.cidrs.map(cidrPeer), ports: [443] },
          ...overlay.podIdentity(cluster, workload).egress,
          { peers: [podsPeer(namespace, { 'app.kubernetes.io/name': 'thanos' })], ports: [thanosPort] },
        ]
      : []),
  ];
}
