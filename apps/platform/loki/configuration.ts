import type { BuildContext } from '@delivery/component';
import { hostOf, loki } from '@delivery/constructs/operator';
import type { Bucket, Cluster } from '@delivery/fleet';
import type { ObjectStoreAnswer } from '@delivery/overlay-contract';

const { ports } = loki;

export const dataFolder = '/var/loki';

/** How long lines are kept. */
const retention: Readonly<Record<string, string>> = { production: '720h', staging: '336h' };

type Settings = Readonly<Record<string, unknown>>;

/**
 * One program with all parts. Each line is on as many pods as there are, until it is in the bucket.
 *
 * @see https://grafana.com/docs/loki/v3.5.x/configure/
 */
export function configuration({ cluster, overlay }: BuildContext, bucket: Bucket, replicas: number): Settings {
  const settings = store(overlay.objectStore(cluster, bucket), cluster);
  // Loki calls a store by the key of its settings
  const [kind = ''] = Object.keys(settings);
  return {
    // a cluster keeps its own lines in a bucket of its own; there are no others to keep apart
    auth_enabled: false,
    analytics: { reporting_enabled: false },
    server: { http_listen_port: ports.http, grpc_listen_port: ports.grpc, log_format: 'json', log_level: 'info' },
    common: {
      path_prefix: dataFolder,
      replication_factor: replicas,
      ring: { kvstore: { store: 'memberlist' } },
      compactor_grpc_address: `${hostOf(loki)}:${ports.grpc}`,
    },
    memberlist: {
      bind_port: ports.gossip,
      join_members: [`${hostOf(loki)}:${ports.gossip}`],
      // pods that start together find each other later
      abort_if_cluster_join_fails: false,
      rejoin_interval: '30s',
    },
    distributor: {
      otlp_config: {
        // few, and with few values: each combination is a stream. The rest stays beside the line
        default_resource_attributes_as_index_labels: [
          'deployment.environment.name',
          'k8s.cluster.name',
          'k8s.container.name',
          'k8s.namespace.name',
          'service.name',
        ],
      },
    },
    ingester: { wal: { dir: `${dataFolder}/wal`, replay_memory_ceiling: '1GB', flush_on_shutdown: true } },
    schema_config: {
      configs: [
        {
          from: '2026-01-01',
          store: 'tsdb',
          object_store: kind,
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    storage_config: {
      ...settings,
      tsdb_shipper: { active_index_directory: `${dataFolder}/index`, cache_location: `${dataFolder}/index-cache` },
    },
    compactor: { working_directory: `${dataFolder}/compactor`, retention_enabled: true, delete_request_store: kind },
    limits_config: {
      retention_period: retention[cluster.environment.name] ?? '168h',
      allow_structured_metadata: true,
      reject_old_samples: true,
      // what a site sends after its link was cut
      reject_old_samples_max_age: '168h',
      ingestion_rate_mb: 16,
      ingestion_burst_size_mb: 32,
      per_stream_rate_limit: '8MB',
      max_global_streams_per_user: 10_000,
      max_query_length: '721h',
      max_query_parallelism: 16,
      volume_enabled: true,
    },
  };
}

/** The bucket in the words of Loki. Nowhere stands a key: the program shows the cloud identity of its pods. */
function store({ type, config }: ObjectStoreAnswer, { region }: Cluster): Settings {
  switch (type) {
    case 'S3':
      return {
        aws: { bucketnames: config['bucket'], endpoint: config['endpoint'], region: config['region'] ?? region },
      };
    case 'GCS':
      return { gcs: { bucket_name: config['bucket'] } };
    case 'AZURE':
      return {
        azure: {
          account_name: config['storage_account'],
          container_name: config['container'],
          endpoint_suffix: config['endpoint'],
          use_federated_token: true,
        },
      };
  }
}
