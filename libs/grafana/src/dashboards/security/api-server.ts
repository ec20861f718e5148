import type { Section } from '../../dashboard.ts';
import { graph, table, type Columns } from '../../panel.ts';
import { selecting } from '../../select.ts';
import { badAbove } from '../../thresholds.ts';
import type { View } from '../../view.ts';

/** What was refused at the door of the cluster. */
export function admission(view: View): readonly Section[] {
  const { chosen, by, inCluster } = selecting(view);
  const checks = 'apiserver_validating_admission_policy_check_total';
  const cluster: Columns = view.global ? { cluster: 'Cluster' } : {};
  return [
    {
      title: 'Admission: what was refused',
      reads: ['kube-apiserver'],
      panels: [
        table({
          title: 'Refusals by policies in a day',
          description: 'Refused (deny), or noted only (audit, warn): a policy that only notes is not enforced yet.',
          unit: 'short',
          queries: [
            {
              expr:
                `sort_desc(sum ${by('policy', 'enforcement_action', 'cluster')} (` +
                `increase(${chosen(checks, 'enforcement_action!="allow"')}[1d])) > 0)`,
              legend: '{{policy}}',
            },
          ],
          columns: {
            policy: 'Policy',
            enforcement_action: { heading: 'What followed', colors: { deny: 'red', audit: 'orange', warn: 'orange' } },
            ...cluster,
            Value: 'How often',
          },
          width: 12,
          runbooks: ['AdmissionDenials'],
        }),
        graph({
          title: 'Refusals by webhooks, in ten minutes',
          description:
            'By webhook and why. `calling_webhook_error`: it did not answer, and what it guards is not changed.',
          unit: 'short',
          queries: [
            {
              expr:
                `sum ${by('name', 'error_type', 'cluster')} (` +
                `increase(${chosen('apiserver_admission_webhook_rejection_count')}[10m])) > 0`,
              legend: `{{name}} {{error_type}}${inCluster}`,
            },
          ],
          range: { min: 0 },
          runbooks: ['WebhookFailing'],
        }),
        graph({
          title: 'Objects let in unseen, in ten minutes',
          description:
            'A webhook did not answer and its failure policy is Ignore. Anything but 0: the door stood open.',
          unit: 'short',
          queries: [
            {
              expr: `sum ${by('name', 'cluster')} (increase(${chosen('apiserver_admission_webhook_fail_open_count')}[10m]))`,
              legend: `{{name}}${inCluster}`,
            },
          ],
          thresholds: badAbove({ red: 1 }),
          range: { min: 0 },
          runbooks: ['WebhookFailOpen'],
        }),
      ],
    },
    {
      title: 'Gatekeeper: what does not hold',
      reads: ['gatekeeper'],
      panels: [
        graph({
          title: 'Objects that break a constraint',
          description: 'Found by the audit among everything that exists, by what the constraint does about new ones.',
          unit: 'short',
          queries: [
            {
              expr: `sum ${by('enforcement_action', 'cluster')} (${chosen('gatekeeper_violations')})`,
              legend: `{{enforcement_action}}${inCluster}`,
            },
          ],
          thresholds: badAbove({ orange: 1, red: 50 }),
          range: { min: 0 },
          runbooks: ['GatekeeperViolations'],
        }),
        graph({
          title: 'Age of the last audit',
          description: 'An old audit says nothing of today.',
          unit: 's',
          queries: [
            {
              expr: `time() - max ${by('cluster')} (${chosen('gatekeeper_audit_last_run_end_time')})`,
              legend: `audit${inCluster}`,
            },
          ],
          thresholds: badAbove({ orange: 600, red: 3600 }),
          range: { min: 0 },
          runbooks: ['GatekeeperAuditStale'],
        }),
      ],
    },
  ];
}

/** Who changed rights, and who went into pods. */
export function privileged(view: View): Section {
  const { chosen, by, inCluster } = selecting(view);
  const done = (...matchers: readonly string[]) =>
    `sum ${by('verb', 'resource', 'subresource', 'cluster')} (` +
    `increase(${chosen('apiserver_request_total', 'code=~"[12].."', ...matchers)}[10m])) > 0`;
  const changing = 'verb=~"POST|PUT|PATCH|APPLY|DELETE|DELETECOLLECTION"';
  return {
    title: 'Changes with privileges',
    reads: ['kube-apiserver'],
    panels: [
      graph({
        title: 'Rights, admission and secrets changed, in ten minutes',
        description:
          'Requests that succeeded. Each belongs to a sync at the same minute; one without is a person. The audit log of the API server ' +
          'says who.',
        unit: 'short',
        queries: [
          {
            expr: done(
              changing,
              'resource=~"(cluster)?roles|(cluster)?rolebindings|validatingadmissionpolic.*|(mutating|validating)webhookconfigurations|secrets"',
            ),
            legend: `{{verb}} {{resource}}${inCluster}`,
          },
        ],
        range: { min: 0 },
      }),
      graph({
        title: 'Shells in pods, in ten minutes',
        description:
          'exec, attach, port-forward and debugging containers. In production each has an incident or a ticket.',
        unit: 'short',
        queries: [
          {
            expr: done('resource="pods"', 'subresource=~"exec|attach|portforward|ephemeralcontainers"'),
            legend: `{{subresource}}${inCluster}`,
          },
        ],
        thresholds: badAbove({ orange: 1, red: 10 }),
        range: { min: 0 },
      }),
    ],
  };
}
