import type { Section } from '../../dashboard.ts';
import { graph, table } from '../../panel.ts';
import { selecting } from '../../select.ts';
import { badAbove } from '../../thresholds.ts';
import type { View } from '../../view.ts';

/** Whether clusters of Argo CD are what the repository says. */
export function argocd(view: View): Section {
  const { chosen, by, inCluster } = selecting(view);
  const wrong = `${chosen('argocd_app_info', 'sync_status!="Synced"')} or ${chosen('argocd_app_info', 'health_status!~"Healthy|Progressing"')}`;
  return {
    title: 'GitOps: Argo CD',
    reads: ['argocd'],
    engine: 'argocd',
    panels: [
      table({
        title: 'Applications that are not as they should be',
        description: 'Out of sync, or unhealthy. Empty is good, as long as nothing above is silent.',
        unit: 'short',
        queries: [
          {
            expr: `count ${by('cluster', 'name', 'project', 'sync_status', 'health_status')} (${wrong})`,
            legend: '{{name}}',
          },
        ],
        columns: {
          ...(view.global && { cluster: 'Cluster' }),
          name: 'Application',
          project: 'Project',
          sync_status: { heading: 'Sync', colors: { OutOfSync: 'orange', Unknown: 'red' } },
          health_status: { heading: 'Health', colors: { Degraded: 'red', Missing: 'red', Unknown: 'orange' } },
        },
        runbooks: ['GitOpsStale'],
        width: 12,
      }),
      graph({
        title: 'Syncs in ten minutes',
        description: 'By how they ended. Failed or Error again and again: a change that no cluster takes.',
        unit: 'short',
        queries: [
          {
            expr: `sum ${by('cluster', 'phase')} (increase(${chosen('argocd_app_sync_total')}[10m]))`,
            legend: `{{phase}}${inCluster}`,
          },
        ],
        range: { min: 0 },
        runbooks: ['GitOpsSyncFailing'],
      }),
    ],
  };
}

/** Whether clusters of Flux are what the repository says. */
export function flux(view: View): Section {
  const { chosen, by, inCluster } = selecting(view);
  return {
    title: 'GitOps: Flux',
    reads: ['flux-resources', 'flux'],
    engine: 'flux',
    panels: [
      table({
        title: 'Objects of Flux that are not ready, or suspended',
        description: 'Empty is good, as long as nothing above is silent.',
        unit: 'short',
        queries: [
          {
            expr:
              `count ${by('cluster', 'customresource_kind', 'exported_namespace', 'name', 'ready', 'suspended')} (` +
              `${chosen('gotk_resource_info', 'ready!="True"')} or ${chosen('gotk_resource_info', 'suspended="true"')})`,
            legend: '{{name}}',
          },
        ],
        columns: {
          ...(view.global && { cluster: 'Cluster' }),
          customresource_kind: 'Kind',
          exported_namespace: 'Namespace',
          name: 'Name',
          ready: { heading: 'Ready', colors: { False: 'red', Unknown: 'orange' } },
          suspended: { heading: 'Suspended', colors: { true: 'orange' } },
        },
        runbooks: ['GitOpsStale', 'GitOpsSuspended'],
        width: 12,
      }),
      graph({
        title: 'Reconciliations that failed, a second',
        description: 'Of each controller. Steady: a change that the cluster does not take.',
        unit: 'ops',
        queries: [
          {
            expr: `sum ${by('cluster', 'controller')} (rate(${chosen('controller_runtime_reconcile_errors_total')}[$__rate_interval]))`,
            legend: `{{controller}}${inCluster}`,
          },
        ],
        thresholds: badAbove({ orange: 0.05, red: 0.5 }),
        range: { min: 0 },
        runbooks: ['GitOpsSyncFailing'],
      }),
    ],
  };
}
