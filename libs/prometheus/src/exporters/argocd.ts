import type { Exporter } from '../exporter.ts';
import { counter, gauge, histogram } from './kinds.ts';

const application = ['namespace', 'name', 'project'];

/** The application controller of Argo CD. */
export const argocd: Exporter = {
  name: 'argocd',
  version: '3.5.7',
  see: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/metrics/#application-controller-metrics',
  metrics: {
    argocd_app_info: gauge(
      '1 for the state that an Application is in.',
      ...application,
      ...['autosync_enabled', 'repo', 'dest_server', 'dest_namespace', 'sync_status', 'health_status', 'operation'],
    ),
    argocd_app_sync_total: counter('Syncs that ended.', ...application, 'dest_server', 'phase', 'dry_run'),
    argocd_app_k8s_request_total: counter(
      'Requests to the API server while an Application was reconciled.',
      ...application,
      ...['server', 'response_code', 'verb', 'resource_kind', 'resource_namespace', 'dry_run'],
    ),
    argocd_app_reconcile: histogram('Seconds that a reconciliation took.', 'namespace', 'dest_server'),
    argocd_app_orphaned_resources_count: gauge('Objects that no Application owns.', ...application),
    argocd_cluster_connection_status: gauge('1 for a cluster that is reached.', 'server', 'k8s_version'),
  },
  scrape: {
    namespace: 'argocd',
    labels: { 'app.kubernetes.io/name': 'argocd-application-controller' },
    port: 8082,
    honorLabels: true,
  },
};
