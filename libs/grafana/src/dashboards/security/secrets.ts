import type { Section } from '../../dashboard.ts';
import { graph, table } from '../../panel.ts';
import { selecting } from '../../select.ts';
import { badAbove } from '../../thresholds.ts';
import type { View } from '../../view.ts';

export function secrets(view: View): readonly Section[] {
  const { chosen, rate, by, inCluster } = selecting(view);
  return [
    {
      title: 'Secrets from the store',
      reads: ['external-secrets'],
      panels: [
        table({
          title: 'Secrets that are not in step with the store',
          description: 'A password that was changed in the store is not in the cluster. Empty is good.',
          unit: 'short',
          queries: [
            {
              expr:
                `max ${by('namespace', 'name', 'cluster')} (` +
                `${chosen('externalsecret_status_condition', 'condition="Ready"', 'status="False"')}) == 1`,
              legend: '{{namespace}}/{{name}}',
            },
          ],
          columns: { namespace: 'Namespace', name: 'ExternalSecret', ...(view.global && { cluster: 'Cluster' }) },
          width: 12,
          runbooks: ['ESOFailing', 'SecretStoreNotReady'],
        }),
        graph({
          title: 'Reads from the store that failed, a second',
          description:
            'All at once: the store or the identity of the cluster; one namespace: a secret that is not there.',
          unit: 'ops',
          queries: [
            {
              expr: `sum ${by('namespace', 'cluster')} (${rate('externalsecret_sync_calls_error')}) > 0`,
              legend: `{{namespace}}${inCluster}`,
            },
          ],
          thresholds: badAbove({ orange: 0.01, red: 0.1 }),
          range: { min: 0 },
          runbooks: ['ESOFailing'],
        }),
      ],
    },
  ];
}
