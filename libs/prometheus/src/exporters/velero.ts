import type { Exporter } from '../exporter.ts';
import { counter, gauge } from './kinds.ts';

export const velero: Exporter = {
  name: 'velero',
  version: '1.18.3',
  see: 'https://github.com/vmware-tanzu/velero/blob/v1.18.3/pkg/metrics/metrics.go',
  metrics: {
    velero_backup_last_successful_timestamp: gauge('When the last one succeeded, in seconds since 1970.', 'schedule'),
    velero_backup_last_status: gauge('1 for a schedule whose last backup succeeded.', 'schedule'),
    velero_backup_attempt_total: counter('Backups begun.', 'schedule'),
    velero_backup_success_total: counter('Backups that succeeded.', 'schedule'),
    velero_backup_failure_total: counter('Backups that failed.', 'schedule'),
    velero_backup_partial_failure_total: counter('Backups that miss objects.', 'schedule'),
    velero_restore_attempt_total: counter('Restores begun.', 'schedule'),
    velero_restore_success_total: counter('Restores that succeeded.', 'schedule'),
    velero_restore_failed_total: counter('Restores that failed.', 'schedule'),
    velero_backup_location_status_gauge: gauge('1 for a place that is reached.', 'backup_location_name'),
  },
  scrape: {
    namespace: 'velero',
    labels: { 'app.kubernetes.io/name': 'velero' },
    port: 8085,
  },
};
