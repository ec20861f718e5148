import type { Exporter } from '../exporter.ts';
import { counter, histogram } from './kinds.ts';

export const tempo: Exporter = {
  name: 'tempo',
  version: '2.9.0',
  see: 'https://github.com/grafana/tempo/tree/v2.9.0/operations/tempo-mixin',
  metrics: {
    tempo_request_duration_seconds: histogram('How long answers took.', 'method', 'route', 'status_code', 'ws'),
    tempo_distributor_spans_received_total: counter('Spans taken.', 'tenant'),
    tempo_discarded_spans_total: counter('Spans refused.', 'reason', 'tenant'),
    tempo_ingester_failed_flushes_total: counter('Blocks that could not be put into the bucket.'),
    tempodb_compaction_errors_total: counter('Compactions that failed.'),
  },
  scrape: { namespace: 'tempo', labels: { 'app.kubernetes.io/name': 'tempo' }, port: 3200 },
};
