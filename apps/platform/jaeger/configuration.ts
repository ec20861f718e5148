import { collectorTelemetry, jaeger, memoryLimiter } from '@delivery/constructs/operator';

const { ports } = jaeger;

export const dataFolder = '/var/jaeger';

/**
 * It is built of the OpenTelemetry Collector and configured like one. It knows no buckets: traces lie in a database on its own volume.
 *
 * @see https://www.jaegertracing.io/docs/2.20/storage/badger/
 */
export const configuration = {
  receivers: { otlp: { protocols: { grpc: { endpoint: `0.0.0.0:${ports.otlp}` } } } },
  processors: { memory_limiter: memoryLimiter, batch: {} },
  exporters: { jaeger_storage_exporter: { trace_storage: 'volume' } },
  extensions: {
    healthcheckv2: { use_v2: true, http: { endpoint: `0.0.0.0:${ports.http}` } },
    jaeger_query: { storage: { traces: 'volume' }, http: { endpoint: `0.0.0.0:${ports.query}` } },
    jaeger_storage: {
      backends: {
        volume: {
          badger: {
            directories: { keys: `${dataFolder}/keys`, values: `${dataFolder}/values` },
            ephemeral: false,
            ttl: { spans: '168h' },
          },
        },
      },
    },
  },
  service: {
    extensions: ['healthcheckv2', 'jaeger_storage', 'jaeger_query'],
    telemetry: collectorTelemetry(ports.metrics),
    pipelines: {
      traces: {
        receivers: ['otlp'],
        processors: ['memory_limiter', 'batch'],
        exporters: ['jaeger_storage_exporter'],
      },
    },
  },
};
