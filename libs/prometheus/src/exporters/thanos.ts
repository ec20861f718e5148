import type { Exporter } from '../exporter.ts';
import { counter, gauge, histogram } from './kinds.ts';

/** Every part of Thanos; each shows what it does. The sidecar runs in the pods of Prometheus. */
export const thanos: Exporter = {
  name: 'thanos',
  version: '0.42.0',
  see: 'https://github.com/thanos-io/thanos/tree/v0.42.0/mixin',
  metrics: {
    thanos_sidecar_prometheus_up: gauge('1 while the sidecar reaches its Prometheus.'),
    thanos_shipper_uploads_total: counter('Blocks put into the bucket.'),
    thanos_shipper_upload_failures_total: counter('Blocks that could not be put there.'),
    thanos_objstore_bucket_last_successful_upload_time: gauge(
      'When the last one was, in seconds since 1970.',
      'bucket',
    ),
    thanos_objstore_bucket_operations_total: counter('Requests to the bucket.', 'bucket', 'operation'),
    thanos_objstore_bucket_operation_failures_total: counter('Requests that failed.', 'bucket', 'operation'),
    thanos_compact_halted: gauge('1 for a compactor that gave up.'),
    thanos_compact_group_compactions_failures_total: counter('Compactions that failed.', 'resolution'),
    thanos_bucket_store_block_load_failures_total: counter('Blocks that could not be read.'),
    thanos_bucket_store_blocks_loaded: gauge('Blocks that are read.'),
    thanos_store_nodes_grpc_connections: gauge('Stores that the querier reaches.', 'external_labels', 'store_type'),
    thanos_query_concurrent_gate_queries_in_flight: gauge('Queries under way.'),
    grpc_server_handled_total: counter('Calls answered.', 'grpc_code', 'grpc_method', 'grpc_service', 'grpc_type'),
    http_request_duration_seconds: histogram('How long answers took.', 'code', 'handler', 'method'),
  },
};
