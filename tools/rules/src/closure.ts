import { selectorOf } from '@delivery/prometheus';
import { parser } from '@prometheus-io/lezer-promql';
import type { Rule, RuleGroup } from './rule-groups.ts';

/** What is needed to evaluate some rules: they, and those that record what they read, and so on. In the order of the groups. */
export function closure(groups: readonly RuleGroup[], wanted: (rule: Rule) => boolean): readonly RuleGroup[] {
  const all = groups.flatMap(({ rules }) => rules);
  const kept = new Set(all.filter(wanted));
  // a set that grows while it is walked
  for (const { expr } of kept) {
    const read = selectorsIn(expr);
    for (const rule of all) if (read.some((selector) => mayRecord(rule, selector))) kept.add(rule);
  }
  return groups
    .map((group) => ({ ...group, rules: group.rules.filter((rule) => kept.has(rule)) }))
    .filter(({ rules }) => rules.length > 0);
}

/** A metric that an expression reads. */
export interface Selector {
  readonly metric: string;
  /** Where its name ends. */
  readonly end: number;
  /** Labels that must have exactly this value. */
  readonly equal: readonly (readonly [label: string, value: string])[];
}

export function selectorsIn(expr: string): readonly Selector[] {
  const found: Selector[] = [];
  parser.parse(expr).iterate({
    enter: ({ name, node }) => {
      const identifier = name === 'VectorSelector' ? node.getChild('Identifier') : null;
      if (identifier === null) return;
      const { metric, matchers } = selectorOf(node, expr);
      const equal = matchers.flatMap(({ label, op, value }) => (op === '=' ? [[label, value] as const] : []));
      if (metric !== undefined) found.push({ metric, end: identifier.to, equal });
    },
  });
  return found;
}

/** Whether a rule may record what a selector reads: its own labels do not say otherwise. */
function mayRecord({ record, labels = {} }: Rule, { metric, equal }: Selector): boolean {
  return record === metric && equal.every(([label, value]) => labels[label] === undefined || labels[label] === value);
}
