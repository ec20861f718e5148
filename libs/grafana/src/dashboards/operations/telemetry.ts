import type { Section } from '../../dashboard.ts';
import { graph } from '../../panel.ts';
import { selecting } from '../../select.ts';
import { badAbove } from '../../thresholds.ts';
import type { View } from '../../view.ts';

/** Whether what is shown above can be trusted. */
export function telemetry(view: View): Section {
  const { chosen, rate, by, inCluster } = selecting(view);
  return {
    title: 'What watches',
    reads: ['prometheus', 'alertmanager'],
    folded: true,
    panels: [
      graph({
        title: 'Rules that could not be evaluated, a second',
        description: 'Anything but 0: some alert cannot fire.',
        unit: 'ops',
        queries: [
          {
            expr: `sum ${by('cluster', 'rule_group')} (${rate('prometheus_rule_evaluation_failures_total')})`,
            legend: `{{rule_group}}${inCluster}`,
          },
        ],
        thresholds: badAbove({ red: 0.001 }),
        range: { min: 0 },
        runbooks: ['PrometheusRuleFailures'],
      }),
      graph({
        title: 'Notifications that failed, a second',
        description: 'Anything but 0: somebody is not told.',
        unit: 'ops',
        queries: [
          {
            expr: `sum ${by('cluster', 'integration')} (${rate('alertmanager_notifications_failed_total')})`,
            legend: `{{integration}}${inCluster}`,
          },
        ],
        thresholds: badAbove({ red: 0.001 }),
        range: { min: 0 },
        runbooks: ['NotificationsFailing'],
      }),
      graph({
        title: 'Series in memory',
        description: 'Of each Prometheus. A sudden rise is a label with too many values.',
        unit: 'short',
        queries: [
          {
            expr: `max ${by('cluster', 'pod')} (${chosen('prometheus_tsdb_head_series')})`,
            legend: `{{pod}}${inCluster}`,
          },
        ],
        range: { min: 0 },
      }),
      graph({
        title: 'Targets down by job',
        description: 'By job: which exporter, or which service, is not reached.',
        unit: 'short',
        queries: [
          {
            expr: `count ${by('cluster', 'job')} (${chosen('up')} == 0)`,
            legend: `{{job}}${inCluster}`,
          },
        ],
        thresholds: badAbove({ orange: 1, red: 5 }),
        range: { min: 0 },
        runbooks: ['TargetDown', 'TargetMissing'],
      }),
    ],
  };
}
