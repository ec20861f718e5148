import type { Exporter } from '../exporter.ts';
import { counter, gauge } from './kinds.ts';

/**
 * The OpenTelemetry Collector about itself. The names are those of a reader with `without_units`, `without_type_suffix` and
 * `without_scope_info`.
 */
export const otelCollector: Exporter = {
  name: 'otel-collector',
  version: '0.153.0',
  see: 'https://opentelemetry.io/docs/collector/internal-telemetry/',
  metrics: {
    otelcol_process_uptime: counter('Seconds since its start.'),
    otelcol_process_memory_rss: gauge('Memory that it uses, in bytes.'),
    otelcol_receiver_accepted_spans: counter('Spans taken.', 'receiver', 'transport'),
    otelcol_receiver_refused_spans: counter('Spans refused.', 'receiver', 'transport'),
    otelcol_receiver_accepted_log_records: counter('Log records taken.', 'receiver', 'transport'),
    otelcol_receiver_refused_log_records: counter('Log records refused.', 'receiver', 'transport'),
    otelcol_exporter_sent_spans: counter('Spans delivered.', 'exporter'),
    otelcol_exporter_send_failed_spans: counter('Spans lost.', 'exporter'),
    otelcol_exporter_enqueue_failed_spans: counter('Spans for which the queue had no room.', 'exporter'),
    otelcol_exporter_sent_log_records: counter('Log records delivered.', 'exporter'),
    otelcol_exporter_send_failed_log_records: counter('Log records lost.', 'exporter'),
    otelcol_exporter_enqueue_failed_log_records: counter('Log records for which the queue had no room.', 'exporter'),
    otelcol_exporter_queue_size: gauge('Batches in the queue.', 'exporter', 'data_type'),
    otelcol_exporter_queue_capacity: gauge('Batches that it holds.', 'exporter', 'data_type'),
  },
};
