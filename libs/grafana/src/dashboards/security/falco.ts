import type { Section } from '../../dashboard.ts';
import { graph, number, table } from '../../panel.ts';
import { selecting } from '../../select.ts';
import { badAbove } from '../../thresholds.ts';
import type { View } from '../../view.ts';

export function falco(view: View): Section {
  const { chosen, rate, by, inCluster } = selecting(view);
  const findings = (...more: readonly string[]) => chosen('falcosecurity_falcosidekick_falco_events_total', ...more);
  // `increase` misses the first finding of a rule: before it there is no series to grow
  const lately = (selector: string) => {
    const most = `max_over_time(${selector}[1d])`;
    return `(${most} - (${selector} offset 1d or 0 * ${most}) > 0)`;
  };
  return {
    title: 'Falco: what happened in containers',
    reads: ['falco', 'falcosidekick'],
    panels: [
      number({
        title: 'Severe findings in a day',
        description:
          'Priority Emergency, Alert, Critical or Error. Any of them is looked at today: the table names rule and pod.',
        unit: 'short',
        queries: [
          {
            expr: `sum(${lately(findings('priority_raw=~"emergency|alert|critical|error"'))}) or vector(0)`,
            legend: 'severe',
          },
        ],
        thresholds: badAbove({ red: 1 }),
        width: 8,
      }),
      number({
        title: 'Nodes that Falco watches',
        description: 'Fewer than there are nodes: somebody may act unseen.',
        unit: 'short',
        queries: [
          {
            expr: `count ${by('cluster')} (${chosen('falcosecurity_falco_version_info')})`,
            legend: `watched${inCluster}`,
          },
        ],
        width: 8,
        runbooks: ['FalcoSilent'],
      }),
      number({
        title: 'System calls missed',
        description: 'Share of the system calls that Falco had no time to look at. Over 1 % attacks can pass.',
        unit: 'percentunit',
        queries: [
          {
            expr: `sum(${rate('falcosecurity_scap_n_drops_total')}) / (sum(${rate('falcosecurity_scap_n_evts_total')}) > 0)`,
            legend: 'missed',
          },
        ],
        thresholds: badAbove({ orange: 0.001, red: 0.01 }),
        width: 8,
        runbooks: ['FalcoDropping'],
      }),
      table({
        title: 'Findings in a day',
        description: 'Each rule and where it was broken. Unknown rule and pod together: start there.',
        unit: 'short',
        queries: [
          {
            expr: `sort_desc(sum ${by('priority_raw', 'rule', 'k8s_ns_name', 'k8s_pod_name', 'cluster')} (${lately(findings())}))`,
            legend: '{{rule}}',
          },
        ],
        columns: {
          priority_raw: {
            heading: 'Priority',
            colors: { emergency: 'red', alert: 'red', critical: 'red', error: 'red', warning: 'orange' },
          },
          rule: 'Rule',
          k8s_ns_name: 'Namespace',
          k8s_pod_name: 'Pod',
          ...(view.global && { cluster: 'Cluster' }),
          Value: 'Findings',
        },
      }),
      graph({
        title: 'Findings by rule',
        description:
          'In ten minutes. One rule that jumps after a release is a missing declaration; several at once are an intruder.',
        unit: 'short',
        queries: [
          {
            expr: `sum ${by('rule')} (increase(${findings()}[10m])) > 0`,
            legend: '{{rule}}',
          },
        ],
        range: { min: 0 },
      }),
      graph({
        title: 'Findings that were lost, a second',
        description: 'Falco had no room for them, or nobody took them. Anything but 0: the numbers above are too low.',
        unit: 'ops',
        queries: [
          {
            expr: `sum ${by('cluster')} (${rate('falcosecurity_falco_outputs_queue_num_drops_total')})`,
            legend: `no room${inCluster}`,
          },
          {
            expr: `sum ${by('cluster', 'destination')} (${rate('falcosecurity_falcosidekick_outputs_total', 'status="error"')})`,
            legend: `not taken by {{destination}}${inCluster}`,
          },
        ],
        thresholds: badAbove({ red: 0.001 }),
        range: { min: 0 },
        runbooks: ['FalcoFindingsLost'],
      }),
    ],
  };
}
