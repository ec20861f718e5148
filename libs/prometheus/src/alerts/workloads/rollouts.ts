import type { ScopedGroup } from '../group.ts';

export const rolloutAlerts: ScopedGroup = ({ owner, namespaces, namespace }) => ({
  name: 'rollouts',
  exporters: ['argo-rollouts'],
  owner,
  alerts: [
    {
      name: 'CanaryAborted',
      expr: `max by (namespace, name) (rollout_info{phase="Degraded",${namespaces}}) == 1`,
      for: '1m',
      severity: 'ticket',
      summary: 'The new version of {{ $labels.namespace }}/{{ $labels.name }} was taken back',
      description: 'Its analysis failed or it did not come up. The old version serves; the change is not out.',
      fires: [
        {
          name: 'its analysis failed',
          series: {
            [`rollout_info{namespace="${namespace}",name="order",strategy="canary",phase="Degraded"}`]: '1x30',
          },
          at: '5m',
          firing: [{ namespace, name: 'order' }],
        },
      ],
      silent: [
        {
          name: 'under way',
          series: {
            [`rollout_info{namespace="${namespace}",name="order",strategy="canary",phase="Progressing"}`]: '1x30',
          },
          at: '5m',
        },
        {
          name: 'done',
          series: {
            [`rollout_info{namespace="${namespace}",name="order",strategy="canary",phase="Healthy"}`]: '1x30',
            [`rollout_info{namespace="${namespace}",name="order",strategy="canary",phase="Degraded"}`]: '0x30',
          },
          at: '5m',
        },
      ],
    },
    {
      name: 'AnalysisBlind',
      expr: `max by (namespace, name) (analysis_run_info{phase=~"Error|Inconclusive",${namespaces}}) == 1`,
      for: '1m',
      severity: 'ticket',
      summary: 'AnalysisRun {{ $labels.namespace }}/{{ $labels.name }} could not judge the new version',
      description:
        'Prometheus did not answer, or not clearly; the rollout was aborted or waits, though nothing may be wrong.',
      fires: [
        {
          name: 'Prometheus did not answer',
          series: { [`analysis_run_info{namespace="${namespace}",name="order-1",phase="Error"}`]: '1x30' },
          at: '5m',
          firing: [{ namespace, name: 'order-1' }],
        },
      ],
      silent: [
        {
          name: 'judged',
          series: {
            [`analysis_run_info{namespace="${namespace}",name="order-1",phase="Successful"}`]: '1x30',
            [`analysis_run_info{namespace="${namespace}",name="order-1",phase="Error"}`]: '0x30',
          },
          at: '5m',
        },
      ],
    },
  ],
});
