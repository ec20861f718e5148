import type { Alert } from '@delivery/catalog';
import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule';
import { problemsOf } from '../promql/parse.ts';
import { durationSeconds } from './duration.ts';
import type { RuleGroup } from './rule-group.ts';
import { runbookUrl } from './runbook.ts';

export interface PrometheusRuleProps {
  readonly name: string;
  readonly namespace: string;
  /** Team that the alerts are for. */
  readonly owner: string;
  /** Address of the repository, in which the runbooks stand. */
  readonly repositoryUrl: string;
  readonly groups: readonly RuleGroup[];
}

/** Who is paged must hear of it while there is something to save. */
const longestPageFor = 30 * 60;

type Group = NonNullable<NonNullable<IPrometheusRule['spec']>['groups']>[number];
type Rule = NonNullable<Group['rules']>[number];

/**
 * The object from which the Prometheus Operator configures recording and alerting rules.
 *
 * @throws if an expression is no PromQL, an alert is named twice, or a page comes later than 30 minutes
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
 */
export function prometheusRule(props: PrometheusRuleProps): IPrometheusRule & { metadata: { name: string } } {
  const { name, namespace, groups } = props;
  const problems = groups.flatMap(problemsIn);
  const names = groups.flatMap(({ alerts = [] }) => alerts.map((alert) => alert.name));
  for (const twice of names.filter((alert, i) => names.indexOf(alert) !== i))
    problems.push(`alert ${twice} is there twice; an alert has a name and a runbook of its own`);
  if (problems.length > 0) throw new Error(problems.join('; '));
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name, namespace },
    spec: { groups: groups.map((group) => toGroup(group, props)) },
  };
}

function toGroup({ name, interval, records = [], alerts = [] }: RuleGroup, props: PrometheusRuleProps): Group {
  return {
    name,
    ...(interval !== undefined && { interval }),
    rules: [
      ...records.map(({ record, expr, labels }): Rule => ({ record, expr, ...(labels && { labels: { ...labels } }) })),
      ...alerts.map((alert) => toRule(alert, props)),
    ],
  };
}

function toRule(alert: Alert, { owner, repositoryUrl }: PrometheusRuleProps): Rule {
  const { name, expr, severity, summary, description, labels } = alert;
  return {
    alert: name,
    expr,
    ...(alert.for !== undefined && { for: alert.for }),
    labels: { ...labels, severity, owner },
    annotations: { summary, description, runbook_url: runbookUrl(repositoryUrl, name) },
  };
}

/** Groups that were found sound: clusters share them, and reading PromQL takes its time. */
const sound = new WeakSet<RuleGroup>();

function problemsIn(group: RuleGroup): string[] {
  if (sound.has(group)) return [];
  const { records = [], alerts = [] } = group;
  const exprs = [
    ...records.map(({ record, expr }) => ({ of: `record ${record}`, expr })),
    ...alerts.map(({ name, expr }) => ({ of: `alert ${name}`, expr })),
  ];
  const late = alerts.filter(
    (alert) => alert.severity === 'page' && durationSeconds(alert.for ?? '0s') > longestPageFor,
  );
  const problems = [
    ...exprs.flatMap(({ of, expr }) =>
      problemsOf(expr).map(
        ({ line, column, found, allowed }) => `${of}: expr:${line}:${column}: ${found}; allowed is ${allowed}`,
      ),
    ),
    ...late.map((alert) => `alert ${alert.name}: for: ${alert.for}; a page comes within 30m`),
  ];
  if (problems.length === 0) sound.add(group);
  return problems;
}
