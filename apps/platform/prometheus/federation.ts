import type { BuildContext } from '@delivery/component';
import { privateDoor, siteAuthority } from '@delivery/constructs/operator';
import type { Cluster } from '@delivery/fleet';
import { prometheusPods } from '@delivery/prometheus';
import type { IScrapeConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/ScrapeConfig';
import type { IService } from 'kubernetes-models/v1/Service';
import { name, namespace } from './place.ts';

/** Port of a site's load balancer and of its pods. */
const { port } = prometheusPods;

/** Sites whose metrics the cluster reads: those of the edge, on the cluster that sees them all. */
export function sitesOf(cluster: Cluster, clusters: readonly Cluster[]): readonly Cluster[] {
  return cluster.role === 'observability' ? clusters.filter(({ role }) => role === 'edge') : [];
}

/** Where the pods have their addresses that read the metrics of a site. */
export function observersOf({ role }: Cluster, clusters: readonly Cluster[]): readonly string[] {
  if (role !== 'edge') return [];
  return clusters.flatMap((other) =>
    other.role === 'observability' && other.network.nodes !== undefined ? [other.network.nodes] : [],
  );
}

/** The name under which the site's own name server knows its load balancer. */
const hostOf = ({ domain }: Cluster) => `${name}.${domain}`;

/**
 * Recorded ratios and firing alerts of one site: few series, since the link is thin. The site keeps everything for weeks, so that a cut link
 * loses the view from afar only. Series keep the labels that tell the site; `up` is left out, since rules here ask it about this cluster.
 *
 * @see https://prometheus.io/docs/prometheus/latest/federation/
 */
export function federation(site: Cluster): IScrapeConfig & { metadata: { name: string } } {
  return {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'ScrapeConfig',
    metadata: { name: `federate-${site.name}`, namespace },
    spec: {
      jobName: 'federate',
      scheme: 'HTTPS',
      metricsPath: '/federate',
      params: { 'match[]': ['{__name__=~"delivery:.+"}', 'ALERTS{alertstate="firing"}'] },
      honorLabels: true,
      scrapeInterval: '1m',
      scrapeTimeout: '30s',
      staticConfigs: [{ targets: [`${hostOf(site)}:${port}`] }],
      tlsConfig: {
        ca: { secret: { name: siteAuthority.name, key: siteAuthority.key } },
        serverName: hostOf(site),
      },
    },
  };
}

/** The door of a site through which the global view reads, and nobody else. */
export function federationDoor(observers: readonly string[], context: BuildContext): IService {
  const because = 'metrics leave the site over its private link, not through the Gateway of callers';
  const { labels } = prometheusPods;
  return privateDoor(
    {
      namespace,
      name: 'prometheus-federation',
      labels,
      port: { name: 'web', port, targetPort: port },
      callers: observers,
      nodePorts: false,
      because,
    },
    context,
  );
}
