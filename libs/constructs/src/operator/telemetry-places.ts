import type { Cluster } from '@delivery/fleet';

/** Pods that others of the platform reach, how they are found, and their ports by name; `http` answers probes. */
export interface Place {
  readonly namespace: string;
  /** Of their Service and their account. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: Readonly<Record<string, number>> & { readonly http: number };
}

const place = <Ports extends Readonly<Record<string, number>>>(namespace: string, name: string, ports: Ports) => ({
  namespace,
  name,
  labels: { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': name },
  ports,
});

/** The collector on every node, to which the pods of the node send. */
export const telemetryAgent = place('opentelemetry-agent', 'opentelemetry-agent', {
  grpc: 4317,
  otlphttp: 4318,
  metrics: 8888,
  http: 13133,
});

/** The collector of the cluster, which decides what is kept. */
export const telemetryGateway = place('opentelemetry', 'opentelemetry-gateway', {
  grpc: 4317,
  metrics: 8888,
  http: 13133,
});

/** Logs. */
export const loki = place('loki', 'loki', { http: 3100, grpc: 9095, gossip: 7946 });

/** Traces. */
export const tempo = place('tempo', 'tempo', { http: 3200, grpc: 9095, otlp: 4317, gossip: 7946 });

/** Traces, instead of Tempo. */
export const jaeger = place('jaeger', 'jaeger', { query: 16686, otlp: 4317, metrics: 8888, http: 13133 });

/** What people look at. Its labels are those by which the others admit it. */
export const grafana = place('grafana', 'grafana', { http: 3000 });

/** Address of a Service inside its cluster, without a port. */
export function hostOf({ namespace, name }: Place): string {
  return `${name}.${namespace}.svc.cluster.local`;
}

/** Whether a cluster collects what its pods say: everywhere but at a desk. */
export function collectsTelemetry({ role }: Pick<Cluster, 'role'>): boolean {
  return role !== 'local';
}

/** Whether a cluster keeps its own logs: where it has a bucket for them. */
export function keepsLogs({ role, bindings }: Pick<Cluster, 'role' | 'bindings'>): boolean {
  return collectsTelemetry({ role }) && bindings.buckets['logs'] !== undefined;
}

/** What keeps a cluster's traces on the cluster; undefined where they leave it with its logs. */
export function traceStoreOf({
  role,
  bindings,
  telemetry,
}: Pick<Cluster, 'role' | 'bindings' | 'telemetry'>): typeof tempo | typeof jaeger | undefined {
  if (!keepsLogs({ role, bindings })) return undefined;
  if (telemetry.traces === 'jaeger') return jaeger;
  return bindings.buckets['traces'] === undefined ? undefined : tempo;
}
