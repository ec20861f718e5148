import { collectsTelemetry, keepsLogs, privateDoor, telemetryGateway } from '@delivery/constructs/operator';
import type { BuildContext } from '@delivery/component';
import type { Cluster } from '@delivery/fleet';
import { cidrPeer, type Reach } from '@delivery/overlay-contract';

const { namespace, labels } = telemetryGateway;

/** Takes what sites send, and nothing else. */
export const sitesPort = 4319;

/** Secret with the certificate that a site shows. */
export const siteTls = 'site-tls';
/** Secret with the certificate that the door shows. */
export const doorTls = 'door-tls';

/** Name of the door under which sites know it. */
export const hostOfDoor = ({ domain }: Pick<Cluster, 'domain'>) => `telemetry.${domain}`;

/** Clusters that keep no logs and send what they have to this one: sites of the edge, and who has no bucket yet. */
export function sitesOf(cluster: Cluster, clusters: readonly Cluster[]): readonly Cluster[] {
  return cluster.role === 'observability' ? clusters.filter(isSite) : [];
}

/** Where a cluster without a bucket sends what it has; undefined for those that keep it. */
export function keeperOf(cluster: Cluster, clusters: readonly Cluster[]): Cluster | undefined {
  if (!isSite(cluster)) return undefined;
  const keeper = clusters.find(({ role }) => role === 'observability');
  if (keeper === undefined)
    throw new Error(
      `${cluster.name}: nobody keeps its logs; add "logs" and "traces" to bindings.buckets, or a cluster of role observability`,
    );
  return keeper;
}

function isSite(cluster: Cluster): boolean {
  return cluster.role !== 'observability' && collectsTelemetry(cluster) && !keepsLogs(cluster);
}

/** From where sites come in, on the port of their own. */
export function callersOf(sites: readonly Cluster[]): readonly Reach[] {
  const cidrs = rangesOf(sites);
  return cidrs.length === 0 ? [] : [{ peers: cidrs.map(cidrPeer), ports: [sitesPort] }];
}

const rangesOf = (sites: readonly Cluster[]) => sites.flatMap(({ network }) => network.nodes ?? []);

/** The door through which sites come, and nobody else. */
export function door(context: BuildContext, sites: readonly Cluster[]): ReturnType<typeof privateDoor> {
  const because =
    'sites send over the private network with certificates of their own, not through the Gateway of callers';
  return privateDoor(
    {
      namespace,
      name: 'door',
      labels,
      port: { name: 'sites', port: sitesPort, targetPort: 'sites' },
      callers: rangesOf(sites),
      host: hostOfDoor(context.cluster),
      because,
    },
    context,
  );
}
