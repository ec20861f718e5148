import type { Exporter } from '../exporter.ts';
import { gauge, histogram } from './kinds.ts';

export const grafana: Exporter = {
  name: 'grafana',
  version: '12.2.0',
  see: 'https://grafana.com/docs/grafana/v12.2/setup-grafana/set-up-grafana-monitoring/',
  metrics: {
    grafana_build_info: gauge('1 for every Grafana.', 'branch', 'edition', 'goversion', 'revision', 'version'),
    grafana_http_request_duration_seconds: histogram('How long answers took.', 'handler', 'method', 'status_code'),
  },
  scrape: { namespace: 'grafana', labels: { 'app.kubernetes.io/name': 'grafana' }, port: 3000 },
};
