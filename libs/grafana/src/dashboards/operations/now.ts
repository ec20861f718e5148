import { runbookUrl } from '@delivery/prometheus';
import type { Section } from '../../dashboard.ts';
import { number, table, type Panel } from '../../panel.ts';
import { selecting, type Select } from '../../select.ts';
import { badAbove } from '../../thresholds.ts';
import type { View } from '../../view.ts';

/** The first thing to read at night. */
export function now(view: View): Section {
  const { repositoryUrl, global } = view;
  const select = selecting(view);
  const { chosen, by } = select;
  const each = by('severity', 'alertname', 'service', 'namespace', 'cluster', 'owner');
  // the one that always fires tells that alerts arrive
  const firing = (...more: readonly string[]) =>
    chosen('ALERTS', 'alertstate="firing"', 'alertname!="Watchdog"', ...more);
  return {
    title: 'What is wrong now',
    panels: [
      number({
        title: 'Pages',
        description: 'Alerts that fire and need somebody at once. The table below names them, each with its runbook.',
        unit: 'short',
        queries: [{ expr: `count(${firing('severity="page"')}) or vector(0)`, legend: 'pages' }],
        thresholds: badAbove({ red: 1 }),
      }),
      number({
        title: 'Tickets',
        description: 'Alerts that fire and can wait for the next working day.',
        unit: 'short',
        queries: [{ expr: `count(${firing('severity="ticket"')}) or vector(0)`, legend: 'tickets' }],
        thresholds: badAbove({ orange: 1, red: 20 }),
      }),
      ...(global ? [silentClusters(select)] : []),
      number({
        title: 'Targets down',
        description: 'Pods that should be measured and are not reached, of all pods that are known.',
        unit: 'percentunit',
        queries: [{ expr: `1 - avg(${chosen('up')})`, legend: 'down' }],
        thresholds: badAbove({ orange: 0.01, red: 0.1 }),
        runbooks: ['TargetDown'],
      }),
      table({
        title: 'Alerts that fire',
        description:
          'One line for each, silenced ones too. The name of an alert leads to its runbook; pages come before tickets, then the newest.',
        unit: 's',
        queries: [
          {
            expr: `sort(time() - min ${each} (${chosen('ALERTS_FOR_STATE')}) and count ${each} (${firing()}))`,
            legend: '{{alertname}}',
          },
        ],
        columns: {
          severity: { heading: 'Severity', colors: { page: 'red', ticket: 'orange' } },
          alertname: {
            heading: 'Alert',
            link: { title: 'Runbook of ${__value.text}', url: runbookUrl(repositoryUrl, '${__value.text}') },
          },
          service: 'Service',
          namespace: 'Namespace',
          ...(global && { cluster: 'Cluster' }),
          owner: 'Owner',
          Value: 'Since',
        },
        sortBy: ['severity', 'Value'],
      }),
    ],
  };
}

function silentClusters({ chosen }: Select): Panel {
  const reporting = (offset = '') => `count(count by (cluster) (${chosen('up')}${offset}))`;
  return number({
    title: 'Clusters that went silent',
    description:
      'Clusters that reported an hour ago and report no more; the alert ClusterUnreachable names them. Do not trust the other panels ' +
      'about them: an empty panel is no good news.',
    unit: 'short',
    queries: [{ expr: `(${reporting(' offset 1h')}) - (${reporting()} or vector(0))`, legend: 'silent' }],
    thresholds: badAbove({ red: 1 }),
    runbooks: ['ClusterUnreachable'],
  });
}
