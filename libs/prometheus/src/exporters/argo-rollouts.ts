import type { Exporter } from '../exporter.ts';
import { counter, gauge } from './kinds.ts';

export const argoRollouts: Exporter = {
  name: 'argo-rollouts',
  version: '1.10.2',
  see: 'https://argo-rollouts.readthedocs.io/en/stable/features/controller-metrics/',
  metrics: {
    rollout_info: gauge(
      '1 for the phase that a Rollout is in.',
      'namespace',
      'name',
      'strategy',
      'traffic_router',
      'phase',
    ),
    rollout_info_replicas_available: gauge('Pods that are available.', 'namespace', 'name'),
    rollout_info_replicas_desired: gauge('Pods that are wanted.', 'namespace', 'name'),
    rollout_info_replicas_updated: gauge('Pods of the newest template.', 'namespace', 'name'),
    rollout_events_total: counter('Events of Rollouts.', 'namespace', 'name', 'type', 'reason'),
    rollout_reconcile_error: counter('Reconciliations that failed.', 'namespace', 'name'),
    analysis_run_info: gauge('1 for the phase that an AnalysisRun is in.', 'namespace', 'name', 'phase'),
  },
  scrape: {
    namespace: 'argo-rollouts',
    labels: { 'app.kubernetes.io/name': 'argo-rollouts', 'app.kubernetes.io/component': 'rollouts-controller' },
    port: 8090,
    honorLabels: true,
  },
};
