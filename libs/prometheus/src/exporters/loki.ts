import type { Exporter } from '../exporter.ts';
import { counter, histogram } from './kinds.ts';

export const loki: Exporter = {
  name: 'loki',
  version: '3.5.8',
  see: 'https://grafana.com/docs/loki/v3.5.x/operations/observability/',
  metrics: {
    loki_request_duration_seconds: histogram('How long answers took.', 'method', 'route', 'status_code', 'ws'),
    loki_distributor_bytes_received_total: counter('Bytes of lines taken.', 'tenant', 'retention_hours'),
    loki_distributor_lines_received_total: counter('Lines taken.', 'tenant'),
    loki_discarded_samples_total: counter('Lines refused.', 'reason', 'tenant'),
    loki_panic_total: counter('Panics that it survived.'),
  },
  scrape: { namespace: 'loki', labels: { 'app.kubernetes.io/name': 'loki' }, port: 3100 },
};
