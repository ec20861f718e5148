import type { Exporter } from '../exporter.ts';
import { counter, gauge } from './kinds.ts';

export const externalSecrets: Exporter = {
  name: 'external-secrets',
  version: '1.3.2',
  see: 'https://external-secrets.io/v1.3.2/api/metrics/',
  metrics: {
    externalsecret_status_condition: gauge(
      '1 for the status of a condition.',
      'namespace',
      'name',
      'condition',
      'status',
    ),
    externalsecret_sync_calls_total: counter('Reads from a store.', 'namespace', 'name'),
    externalsecret_sync_calls_error: counter('Reads from a store that failed.', 'namespace', 'name'),
    externalsecret_provider_api_calls_count: counter('Calls to the store.', 'provider', 'call', 'status'),
    secretstore_status_condition: gauge('1 for the status of a condition.', 'namespace', 'name', 'condition', 'status'),
  },
  scrape: {
    namespace: 'external-secrets',
    labels: { 'app.kubernetes.io/name': 'external-secrets' },
    port: 8080,
    honorLabels: true,
  },
};
