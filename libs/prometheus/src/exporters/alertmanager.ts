import type { Exporter } from '../exporter.ts';
import { counter, gauge, histogram } from './kinds.ts';

export const alertmanager: Exporter = {
  name: 'alertmanager',
  version: '0.34.0',
  see: 'https://github.com/prometheus/alertmanager/blob/v0.34.0/notify/metrics.go',
  metrics: {
    alertmanager_notifications_total: counter('Notifications.', 'integration'),
    alertmanager_notifications_failed_total: counter('Notifications that failed.', 'integration', 'reason'),
    alertmanager_notification_latency_seconds: histogram('How long they took.', 'integration'),
    alertmanager_config_last_reload_successful: gauge('1 when the last configuration was taken.'),
    alertmanager_config_hash: gauge('The configuration that it has.'),
    alertmanager_cluster_members: gauge('Members that it sees.'),
    alertmanager_cluster_failed_peers: gauge('Members that it lost.'),
    alertmanager_alerts: gauge('Alerts that it knows.', 'state'),
    alertmanager_alerts_received_total: counter('Alerts that it was sent.', 'status', 'version'),
    alertmanager_silences: gauge('Silences.', 'state'),
  },
  scrape: { namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'alertmanager' }, port: 9093 },
};
