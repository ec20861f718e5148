import {
  metricsBucket,
  storeApiPort,
  thanosImage,
  thanosLabels,
  type PlatformWorkload,
} from '@delivery/constructs/operator';
import type { Cluster } from '@delivery/fleet';
import { prometheusPods } from '@delivery/prometheus';

export const { namespace } = prometheusPods;

/** The account of a part. */
export const accountOf = (name: string) => ({ namespace, serviceAccountName: `thanos-${name}` });

/** ConfigMap that says which bucket it is, and its only key. */
export const objectStore = { name: 'thanos-object-store', key: 'object-store.yaml' } as const;

export const httpPort = 10902;

/** Whether the cluster sees the metrics of all others. */
export function isObserver({ role }: Pick<Cluster, 'role'>): boolean {
  return role === 'observability';
}

/** Other clusters whose metrics the global view asks for: those with a bucket, itself among them. */
export function observed(cluster: Cluster, clusters: readonly Cluster[]): readonly Cluster[] {
  return isObserver(cluster) ? clusters.filter((other) => metricsBucket(other) !== undefined) : [];
}

/** Where the pods have their addresses that ask this cluster for its metrics. */
export function observersOf(clusters: readonly Cluster[]): readonly string[] {
  return clusters.filter(isObserver).flatMap(({ network }) => network.nodes ?? []);
}

/** Name under which a cluster answers the global view. */
export const hostOf = ({ domain }: Pick<Cluster, 'domain'>) => `thanos.${domain}`;

type Part = Pick<PlatformWorkload, 'name' | 'namespace' | 'labels' | 'image' | 'ports' | 'probes' | 'runbook'>;

/** What every part is alike. */
export function part(name: string): Part {
  return {
    name: `thanos-${name}`,
    namespace,
    labels: thanosLabels(name),
    image: thanosImage,
    ports: { http: httpPort, grpc: storeApiPort },
    probes: { live: '/-/healthy', ready: '/-/ready' },
    runbook: 'docs/runbooks/ThanosBucketFailing.md',
  };
}

/** Arguments of every part. */
export const listen = [`--http-address=0.0.0.0:${httpPort}`, '--http-grace-period=30s', '--log.format=json'] as const;

export const listenGrpc = [`--grpc-address=0.0.0.0:${storeApiPort}`, '--grpc-grace-period=30s'] as const;
