import { overlayOf } from '@delivery/component';
import type { Bucket, Cluster } from '@delivery/fleet';
import type { Facts } from '@delivery/policy';
import type { Model } from '../model.ts';
import { peerOf } from './peer-of.ts';

type Traffic = NonNullable<Facts['traffic']>;
type Outside = Traffic['outside'][number];
type Peer = Outside['peer'];

const namespace = 'monitoring';
const keyOf = (name: string) => `${namespace}/${name}`;
/** Pods of one part of Thanos. Operators make pods in the namespace too, so labels stand beside the call. */
const part = (name: string): Peer => ({
  namespace,
  labels: { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': 'thanos' },
});
const pods = (name: string, at = namespace): Peer => ({ namespace: at, labels: { 'app.kubernetes.io/name': name } });

const [storeApi, thanosMetrics, victoriaMetrics] = [10901, 10902, 8428];

/**
 * Connections of the platform's own workloads that the tree holds: those that keep metrics. Which there are follows from the facts, as for
 * services; how their policies are written is not asked.
 */
export function platformTraffic(cluster: Cluster, { fleet, appsOn }: Model): Pick<Traffic, 'calls' | 'outside'> {
  const bucket = cluster.bindings.buckets['metrics'];
  const hasGrafana = appsOn(cluster).some(({ name }) => name === 'grafana');
  if (cluster.role === 'local') return { calls: [], outside: [] };
  if (cluster.telemetry.metrics === 'victoria-metrics')
    return { calls: [], outside: program('victoria-metrics', victoriaMetrics, hasGrafana, cluster) };
  if (bucket === undefined) return { calls: [], outside: [] };
  return {
    calls: [{ from: keyOf('thanos-query'), to: keyOf('thanos-store'), port: storeApi }],
    outside: [
      ...['thanos-store', 'thanos-compact'].flatMap((name) => [
        ...program(name, thanosMetrics, false, cluster),
        ...opensBucket(name, bucket, cluster),
      ]),
      ...program('thanos-query', thanosMetrics, hasGrafana, cluster),
      out('thanos-query', part('thanos-store'), [storeApi], 'what is in the bucket'),
      taken('thanos-store', part('thanos-query'), [storeApi], 'what is in the bucket'),
      out('thanos-query', pods('prometheus'), [storeApi], 'what is not in the bucket yet'),
      ...fleet.clusters
        .filter(({ role }) => role === 'observability')
        .flatMap(({ network: { nodes } }) =>
          nodes === undefined ? [] : [taken('thanos-query', { cidr: nodes }, [storeApi], 'the global view')],
        ),
      ...(cluster.role === 'observability' ? globalView(cluster, fleet.clusters, hasGrafana) : []),
    ],
  };
}

/** Every one finds names, shows its metrics, and answers Grafana if it is to be asked. */
function program(name: string, port: number, isAsked: boolean, cluster: Cluster): readonly Outside[] {
  const names = overlayOf(cluster)
    .dns(cluster)
    .flatMap((peer) =>
      (['UDP', 'TCP'] as const).map((protocol) => ({ ...out(name, peerOf(peer), [53], 'names'), protocol })),
    );
  return [
    ...names,
    taken(name, pods('prometheus'), [port], 'its metrics'),
    ...(isAsked ? [taken(name, pods('grafana', 'grafana'), [port], 'panels')] : []),
  ];
}

function opensBucket(name: string, { cidrs }: Bucket, cluster: Cluster): readonly Outside[] {
  const { egress } = overlayOf(cluster).podIdentity(cluster, { namespace, serviceAccountName: name });
  return [
    ...cidrs.map((cidr) => out(name, { cidr }, [443], 'bucket metrics')),
    ...egress.flatMap(({ peers, ports }) => peers.map((peer) => out(name, peerOf(peer), ports, 'its cloud identity'))),
  ];
}

function globalView(cluster: Cluster, clusters: readonly Cluster[], hasGrafana: boolean): readonly Outside[] {
  const asked = clusters.filter(
    ({ telemetry, bindings }) => telemetry.metrics === 'prometheus' && bindings.buckets['metrics'] !== undefined,
  );
  return [
    ...program('thanos-global', thanosMetrics, hasGrafana, cluster),
    ...asked.map(({ name, network }) =>
      out('thanos-global', { cidr: network.loadBalancers }, [storeApi], `metrics of ${name}`),
    ),
  ];
}

function out(name: string, peer: Peer, ports: readonly number[], because: string): Outside {
  return { workload: keyOf(name), direction: 'egress', peer, ports, because };
}

function taken(name: string, peer: Peer, ports: readonly number[], because: string): Outside {
  return { workload: keyOf(name), direction: 'ingress', peer, ports, because };
}
