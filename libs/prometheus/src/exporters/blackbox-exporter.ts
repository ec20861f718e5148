import type { Exporter } from '../exporter.ts';
import { gauge } from './kinds.ts';

/** Of what it is told to ask. */
const asked = ['cloud', 'cluster', 'environment', 'region', 'host'];

/** Asks from outside, as customers do. */
export const blackboxExporter: Exporter = {
  name: 'blackbox-exporter',
  version: '0.28.0',
  see: 'https://github.com/prometheus/blackbox_exporter/tree/v0.28.0/prober',
  metrics: {
    probe_success: gauge('1 for an answer as it should be.', ...asked),
    probe_duration_seconds: gauge('How long it took.', ...asked),
    probe_http_status_code: gauge('Status of the answer.', ...asked),
    probe_ssl_earliest_cert_expiry: gauge('When the certificate ends, in seconds since 1970.', ...asked),
  },
  scrape: {
    namespace: 'blackbox-exporter',
    labels: { 'app.kubernetes.io/name': 'prometheus-blackbox-exporter' },
    port: 9115,
  },
};
