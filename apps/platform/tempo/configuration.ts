import type { BuildContext } from '@delivery/component';
import { hostOf, tempo } from '@delivery/constructs/operator';
import type { Bucket, Cluster } from '@delivery/fleet';
import type { ObjectStoreAnswer } from '@delivery/overlay-contract';

const { ports } = tempo;

export const dataFolder = '/var/tempo';

/** How long traces are kept. */
const retention: Readonly<Record<string, string>> = { production: '336h', staging: '168h' };

type Settings = Readonly<Record<string, unknown>>;

/**
 * One program with all parts. Each trace is on as many pods as there are, until it is in the bucket.
 *
 * @see https://grafana.com/docs/tempo/v2.9.x/configuration/
 */
export function configuration({ cluster, overlay }: BuildContext, bucket: Bucket, replicas: number): Settings {
  return {
    stream_over_http_enabled: true,
    usage_report: { reporting_enabled: false },
    server: { http_listen_port: ports.http, grpc_listen_port: ports.grpc, log_format: 'json', log_level: 'info' },
    memberlist: {
      bind_port: ports.gossip,
      join_members: [`${hostOf(tempo)}:${ports.gossip}`],
      // pods that start together find each other later
      abort_if_cluster_join_fails: false,
      rejoin_interval: '30s',
    },
    distributor: { receivers: { otlp: { protocols: { grpc: { endpoint: `0.0.0.0:${ports.otlp}` } } } } },
    ingester: { lifecycler: { ring: { replication_factor: replicas, kvstore: { store: 'memberlist' } } } },
    querier: { frontend_worker: { frontend_address: `${hostOf(tempo)}:${ports.grpc}` } },
    compactor: {
      ring: { kvstore: { store: 'memberlist' } },
      compaction: { block_retention: retention[cluster.environment.name] ?? '72h' },
    },
    storage: {
      trace: { ...backend(overlay.objectStore(cluster, bucket), cluster), wal: { path: `${dataFolder}/wal` } },
    },
  };
}

/** The bucket in the words of Tempo. Nowhere stands a key: the program shows the cloud identity of its pods. */
function backend(answer: ObjectStoreAnswer, cluster: Cluster): Settings {
  // Tempo has the names of Thanos, in small letters
  const name = answer.type.toLowerCase();
  return { backend: name, [name]: settingsOf(answer, cluster) };
}

function settingsOf({ type, config }: ObjectStoreAnswer, { region }: Cluster): Settings {
  switch (type) {
    case 'S3': {
      const s3 = { bucket: config['bucket'], endpoint: config['endpoint'], region: config['region'] ?? region };
      return { ...s3, native_aws_auth_enabled: true };
    }
    case 'GCS':
      return { bucket_name: config['bucket'] };
    case 'AZURE':
      return {
        storage_account_name: config['storage_account'],
        container_name: config['container'],
        endpoint_suffix: config['endpoint'],
        use_federated_token: true,
      };
  }
}
