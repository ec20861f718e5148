import type { Alert, AlertCase } from '@delivery/catalog';
import { closure, selectorsIn } from './closure.ts';
import type { Question, RuleTest } from './promtool.ts';
import type { Rule, RuleGroup } from './rule-groups.ts';

/** An alert as it was authored, and the rules that its app renders. */
export interface AuthoredAlert {
  readonly alert: Alert;
  /** App that renders it. */
  readonly app: string;
  /** Label that the rendered rule has. */
  readonly owner: string;
  /** Of the whole app. */
  readonly groups: readonly RuleGroup[];
}

/** One case of an alert. */
export interface AlertTest extends RuleTest {
  readonly authored: AuthoredAlert;
}

/** What it says of itself, beside the labels of the expression. */
export function labelsOf({ alert, owner }: AuthoredAlert): Readonly<Record<string, string>> {
  return { ...alert.labels, severity: alert.severity, owner };
}

/** Whether a rendered rule is this alert: several may have its name, with another owner or other labels. */
export function isRuleOf(authored: AuthoredAlert, rule: Rule): boolean {
  const labels = Object.entries(labelsOf(authored));
  return rule.alert === authored.alert.name && labels.every(([label, value]) => rule.labels?.[label] === value);
}

/** The cases of an alert, over the rules that it needs. */
export function testsOf(authored: AuthoredAlert): readonly AlertTest[] {
  const { alert, groups } = authored;
  const needed = closure(groups, (rule) => isRuleOf(authored, rule));
  return casesOf(alert).map(({ case: { name, interval = '1m', series, at }, firing }) => ({
    authored,
    name: `${alert.name}: ${name}`,
    groups: withoutRecordsOf(series, needed),
    interval,
    series,
    at,
    questions: [questionOf(authored, firing)],
  }));
}

/** Which alerts of its name fire, with all their labels. */
function questionOf(authored: AuthoredAlert, firing: Expected['firing']): Question {
  const own = { ...labelsOf(authored), alertname: authored.alert.name, alertstate: 'firing' };
  return {
    expr: `ALERTS{alertname="${authored.alert.name}",alertstate="firing"}`,
    answer: firing.map((labels) => series('ALERTS', { ...labels, ...own })),
  };
}

interface Expected {
  readonly case: AlertCase;
  readonly firing: readonly Readonly<Record<string, string>>[];
}

function casesOf({ fires, silent }: Alert): readonly Expected[] {
  return [
    ...fires.map((test) => ({ case: test, firing: test.firing ?? [{}] })),
    ...silent.map((test) => ({ case: test, firing: [] })),
  ];
}

/** What a case gives as samples is not recorded as well. */
function withoutRecordsOf(given: Readonly<Record<string, string>>, groups: readonly RuleGroup[]): readonly RuleGroup[] {
  const names = new Set(Object.keys(given).flatMap((key) => selectorsIn(key).map(({ metric }) => metric)));
  if (!groups.some(({ rules }) => rules.some(({ record }) => record !== undefined && names.has(record)))) return groups;
  return groups.map((group) => ({
    ...group,
    rules: group.rules.filter(({ record }) => record === undefined || !names.has(record)),
  }));
}

function series(metric: string, labels: Readonly<Record<string, string>>): string {
  return `${metric}{${Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`)}}`;
}
