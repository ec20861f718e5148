import type { BuildContext } from '@delivery/component';
import {
  collectorTelemetry,
  hostOf,
  memoryLimiter,
  telemetryAgent,
  telemetryGateway,
  type CollectorConfiguration,
  type CollectorPart,
} from '@delivery/constructs/operator';

const { ports } = telemetryAgent;

/** Where it notes how far it has read each log. */
export const positionsFolder = '/var/lib/opentelemetry';

/** Variable that names its node. */
export const nodeVariable = 'K8S_NODE_NAME';

/** Attribute that holds the name of a pod's app on the way. */
const appAttribute = 'delivery.app';

/** Reads the logs of its node, takes the traces of its pods, says whose they are, and sends them to the gateway. */
export function configuration({ cluster }: Pick<BuildContext, 'cluster'>): CollectorConfiguration {
  const gateway = `${hostOf(telemetryGateway)}`;
  const tls = { insecure: true };
  return {
    receivers: {
      filelog,
      otlp: {
        protocols: {
          grpc: { endpoint: `0.0.0.0:${ports.grpc}` },
          http: { endpoint: `0.0.0.0:${ports.otlphttp}` },
        },
      },
    },
    processors: {
      memory_limiter: memoryLimiter,
      k8sattributes,
      resource: {
        attributes: [
          // whatever an SDK calls it, by default all the same: rules and panels know apps
          { key: 'service.name', from_attribute: appAttribute, action: 'upsert' },
          { key: appAttribute, action: 'delete' },
          { key: 'k8s.cluster.name', value: cluster.name, action: 'upsert' },
          { key: 'deployment.environment.name', value: cluster.environment.name, action: 'upsert' },
        ],
      },
      batch: { send_batch_size: 1024, send_batch_max_size: 2048, timeout: '2s' },
    },
    exporters: {
      // whole batches go to any pod of the gateway: logs need no order among each other
      'otlp/gateway': {
        endpoint: `dns:///${gateway}:${telemetryGateway.ports.grpc}`,
        tls,
        retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
        // nothing more is read until there is room: the node's own files are the queue
        sending_queue: { enabled: true, queue_size: 200, block_on_overflow: true },
      },
      // all spans of a trace go to the same pod, which decides about the trace
      loadbalancing: {
        routing_key: 'traceID',
        protocol: { otlp: { tls, timeout: '10s' } },
        // a pod that goes away leaves its share to the others
        retry_on_failure: { enabled: true, max_elapsed_time: '5m' },
        sending_queue: { enabled: true, queue_size: 500 },
        resolver: { dns: { hostname: gateway, port: `${telemetryGateway.ports.grpc}`, interval: '10s' } },
      },
    },
    extensions: {
      health_check: { endpoint: `0.0.0.0:${ports.http}` },
      file_storage: { directory: positionsFolder, create_directory: true },
    },
    service: {
      extensions: ['health_check', 'file_storage'],
      telemetry: collectorTelemetry(ports.metrics),
      pipelines: {
        logs: {
          receivers: ['filelog', 'otlp'],
          processors: ['memory_limiter', 'k8sattributes', 'resource', 'batch'],
          exporters: ['otlp/gateway'],
        },
        traces: {
          receivers: ['otlp'],
          processors: ['memory_limiter', 'k8sattributes', 'resource', 'batch'],
          exporters: ['loadbalancing'],
        },
      },
    },
  };
}

/**
 * What containers of the node write, but its own. Lines that are JSON become attributes, and say how bad it is and which trace they belong
 * to.
 *
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.153.0/receiver/filelogreceiver
 */
const filelog: CollectorPart = {
  include: ['/var/log/pods/*/*/*.log'],
  exclude: [`/var/log/pods/${telemetryAgent.namespace}_*/*/*.log`],
  include_file_path: true,
  include_file_name: false,
  // a new pod has lost its notes; Loki takes a line that it has already only once
  start_at: 'beginning',
  storage: 'file_storage',
  retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
  operators: [
    { type: 'container', id: 'container' },
    { type: 'json_parser', if: 'body matches "^\\\\{.*\\\\}$$"', on_error: 'send_quiet' },
    {
      type: 'severity_parser',
      parse_from: 'attributes.level',
      if: 'attributes.level != nil',
      on_error: 'send_quiet',
    },
    {
      type: 'trace_parser',
      trace_id: { parse_from: 'attributes.trace_id' },
      span_id: { parse_from: 'attributes.span_id' },
      if: 'attributes.trace_id != nil and attributes.span_id != nil',
      on_error: 'send_quiet',
    },
  ],
};

/**
 * Whose it is: by the uid that stands in the path of a log, or by the address that a span came from. Each agent asks about the pods of its
 * own node alone.
 *
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.153.0/processor/k8sattributesprocessor
 */
const k8sattributes: CollectorPart = {
  auth_type: 'serviceAccount',
  filter: { node_from_env_var: nodeVariable },
  extract: {
    metadata: ['k8s.namespace.name', 'k8s.node.name', 'k8s.pod.name', 'k8s.pod.uid'],
    labels: [
      { tag_name: appAttribute, key: 'app.kubernetes.io/name', from: 'pod' },
      { tag_name: 'service.version', key: 'app.kubernetes.io/version', from: 'pod' },
    ],
  },
  pod_association: [
    { sources: [{ from: 'resource_attribute', name: 'k8s.pod.uid' }] },
    { sources: [{ from: 'connection' }] },
  ],
};
