import type { Section } from '../../dashboard.ts';
import { graph, table, type Columns } from '../../panel.ts';
import { selecting } from '../../select.ts';
import { badBelow } from '../../thresholds.ts';
import type { View } from '../../view.ts';

const day = 86_400;

export function certificates(view: View): readonly Section[] {
  const { chosen, by, inCluster } = selecting(view);
  const cluster: Columns = view.global ? { cluster: 'Cluster' } : {};
  return [
    {
      title: 'Certificates',
      reads: ['cert-manager'],
      panels: [
        table({
          title: 'Certificates that end first',
          description:
            'The twenty with the least time left. They are renewed with a third of their time left: less means renewal fails.',
          unit: 's',
          queries: [
            {
              expr:
                `sort(bottomk(20, min ${by('namespace', 'name', 'issuer_name', 'cluster')} (` +
                `${chosen('certmanager_certificate_expiration_timestamp_seconds')} - time())))`,
              legend: '{{namespace}}/{{name}}',
            },
          ],
          columns: {
            namespace: 'Namespace',
            name: 'Certificate',
            issuer_name: 'Issuer',
            ...cluster,
            Value: 'Time left',
          },
          thresholds: badBelow({ orange: 21 * day, red: 7 * day }),
          width: 12,
          runbooks: ['CertExpiring', 'CertSoon'],
        }),
        table({
          title: 'Certificates that are not ready',
          description: 'Never issued, or not renewed. Empty is good.',
          unit: 'short',
          queries: [
            {
              expr:
                `max ${by('namespace', 'name', 'issuer_name', 'cluster')} (` +
                `${chosen('certmanager_certificate_ready_status', 'condition!="True"')}) == 1`,
              legend: '{{namespace}}/{{name}}',
            },
          ],
          columns: { namespace: 'Namespace', name: 'Certificate', issuer_name: 'Issuer', ...cluster },
          width: 12,
          runbooks: ['CertNotReady'],
        }),
      ],
    },
    {
      title: 'Certificates of the mesh',
      reads: ['istiod'],
      panels: [
        graph({
          title: 'Time left of the root certificate',
          description: 'When it ends, no service reaches another.',
          unit: 's',
          queries: [
            {
              expr: `min ${by('cluster')} (${chosen('citadel_server_root_cert_expiry_timestamp')} - time())`,
              legend: `root${inCluster}`,
            },
          ],
          thresholds: badBelow({ orange: 90 * day, red: 30 * day }),
          range: { min: 0 },
          runbooks: ['MeshRootExpiring'],
        }),
      ],
    },
  ];
}
