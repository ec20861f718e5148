import type { Exporter } from '../exporter.ts';
import { counter, gauge } from './kinds.ts';

const certificate = ['namespace', 'name', 'issuer_name', 'issuer_kind', 'issuer_group'];

export const certManager: Exporter = {
  name: 'cert-manager',
  version: '1.21.2',
  see: 'https://github.com/cert-manager/cert-manager/blob/v1.21.2/internal/collectors/certificate_collector.go',
  metrics: {
    certmanager_certificate_expiration_timestamp_seconds: gauge('When it ends, in seconds since 1970.', ...certificate),
    certmanager_certificate_renewal_timestamp_seconds: gauge(
      'When it is renewed, in seconds since 1970.',
      ...certificate,
    ),
    certmanager_certificate_ready_status: gauge(
      '1 for the status of the condition Ready.',
      ...certificate,
      'condition',
    ),
    certmanager_clusterissuer_ready_status: gauge('1 for the status of the condition Ready.', 'name', 'condition'),
    certmanager_controller_sync_error_count: counter('Reconciliations that failed.', 'controller'),
  },
  scrape: {
    namespace: 'cert-manager',
    labels: { 'app.kubernetes.io/name': 'cert-manager', 'app.kubernetes.io/component': 'controller' },
    port: 9402,
    honorLabels: true,
  },
};
