import type { CatalogContext } from '@delivery/component';
import {
  collectorTelemetry,
  hostOf,
  loki,
  memoryLimiter,
  siteAuthority,
  telemetryGateway,
  tlsFiles,
  traceStoreOf,
  type CollectorConfiguration,
  type CollectorPart,
  type CollectorPipeline,
} from '@delivery/constructs/operator';
import type { Cluster } from '@delivery/fleet';
import { redaction } from './redaction.ts';
import { tailSampling } from './sampling.ts';
import { hostOfDoor, keeperOf, sitesOf, sitesPort } from './sites.ts';
import { vendorExporters } from './vendors.ts';

const { ports } = telemetryGateway;

/** Where what is not delivered yet waits. */
export const queueFolder = '/var/lib/opentelemetry';

/** Folders of the certificates. */
export const folders = { site: '/etc/site-tls', door: '/etc/door-tls', authority: '/etc/site-authority' } as const;

/**
 * What is not delivered waits on the disk, in order, also through a restart. Nothing is given up while there is
 * room: two gigabytes for each destination, of which there are at most four.
 */
const queue = {
  retry_on_failure: { enabled: true, initial_interval: '5s', max_interval: '5m', max_elapsed_time: '0s' },
  sending_queue: {
    enabled: true,
    storage: 'file_storage',
    sizer: 'bytes',
    queue_size: 2_000_000_000,
    num_consumers: 4,
  },
};

const batch: CollectorPart = { send_batch_size: 1024, send_batch_max_size: 2048, timeout: '2s' };

/** Takes what agents and sites send, masks secrets, decides which traces stay, and hands everything to what keeps it. */
export function configuration({
  cluster,
  clusters,
}: Pick<CatalogContext, 'cluster' | 'clusters'>): CollectorConfiguration {
  const { traces, logs, parts } = destinations(cluster, keeperOf(cluster, clusters));
  const takesSites = sitesOf(cluster, clusters).length > 0;
  return {
    receivers: {
      otlp: { protocols: { grpc: { endpoint: `0.0.0.0:${ports.grpc}` } } },
      ...(takesSites && { 'otlp/sites': siteReceiver() }),
    },
    processors: {
      memory_limiter: memoryLimiter,
      redaction,
      tail_sampling: tailSampling(cluster),
      batch,
    },
    exporters: Object.fromEntries(Object.entries(parts).map(([id, part]) => [id, { ...queue, ...part }])),
    extensions: {
      health_check: { endpoint: `0.0.0.0:${ports.http}` },
      file_storage: {
        directory: queueFolder,
        create_directory: true,
        compaction: { on_rebound: true, directory: queueFolder },
      },
    },
    service: {
      extensions: ['health_check', 'file_storage'],
      telemetry: collectorTelemetry(ports.metrics),
      pipelines: {
        logs: pipeline(takesSites ? ['otlp', 'otlp/sites'] : ['otlp'], ['redaction'], logs),
        traces: pipeline(['otlp'], ['redaction', 'tail_sampling'], traces),
        // a site has decided already which of its traces stay
        ...(takesSites && { 'traces/sites': pipeline(['otlp/sites'], ['redaction'], traces) }),
      },
    },
  };
}

function pipeline(
  receivers: readonly string[],
  processors: readonly string[],
  exporters: readonly string[],
): CollectorPipeline {
  return { receivers, processors: ['memory_limiter', ...processors, 'batch'], exporters };
}

/** Sites show a certificate of their own authority. */
function siteReceiver(): CollectorPart {
  const tls = {
    cert_file: `${folders.door}/${tlsFiles.certificate}`,
    key_file: `${folders.door}/${tlsFiles.key}`,
    client_ca_file: `${folders.authority}/${siteAuthority.key}`,
    min_version: '1.3',
    reload_interval: '1h',
  };
  return { protocols: { grpc: { endpoint: `0.0.0.0:${sitesPort}`, tls } } };
}

interface Destinations {
  /** Exporters by their ids. */
  readonly parts: Readonly<Record<string, CollectorPart>>;
  /** Those of them that get traces. */
  readonly traces: readonly string[];
  readonly logs: readonly string[];
}

function destinations(cluster: Cluster, keeper: Cluster | undefined): Destinations {
  if (keeper !== undefined) {
    const id = 'otlp/keeper';
    return { parts: { [id]: keeperExporter(keeper) }, traces: [id], logs: [id] };
  }
  const vendors = vendorExporters(cluster);
  const store = traceStoreOf(cluster);
  if (store === undefined)
    throw new Error(`${cluster.name}: nothing keeps its traces; add "traces" to bindings.buckets`);
  const traceStore = `otlp/${store.name}`;
  const logStore = 'otlphttp/loki';
  return {
    parts: {
      // inside the cluster, where policies of the network say who talks to whom
      [traceStore]: { endpoint: `dns:///${hostOf(store)}:${store.ports.otlp}`, tls: { insecure: true } },
      [logStore]: { endpoint: `http://${hostOf(loki)}:${loki.ports.http}/otlp` },
      ...vendors,
    },
    traces: [traceStore, ...Object.keys(vendors)],
    logs: [logStore, ...Object.keys(vendors)],
  };
}

/** The cluster that keeps what a site sends. */
function keeperExporter(keeper: Cluster): CollectorPart {
  const tls = {
    cert_file: `${folders.site}/${tlsFiles.certificate}`,
    key_file: `${folders.site}/${tlsFiles.key}`,
    min_version: '1.3',
    reload_interval: '1h',
  };
  return { endpoint: `dns:///${hostOfDoor(keeper)}:${sitesPort}`, compression: 'zstd', tls };
}
