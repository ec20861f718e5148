import { durationSeconds } from '@delivery/prometheus';
import { testsOf, type AlertTest, type AuthoredAlert } from './alert-tests.ts';
import { selectorsIn } from './closure.ts';
import { mutantsOf } from './mutants.ts';
import { testRules, type RuleTest } from './promtool.ts';
import type { Rule, RuleGroup } from './rule-groups.ts';

/** A mistake in one rule. */
export interface Mutation {
  readonly rule: Rule;
  readonly mistake: string;
  readonly expr: string;
}

/** What the cases of the alerts made of the mistakes. */
export interface Verdict {
  readonly killed: readonly Mutation[];
  readonly survived: readonly Mutation[];
}

/**
 * Puts every mistake into every rule that the alerts need, and asks the alerts' cases which of them notice: one is enough. All mistakes stand
 * beside each other under names of their own, so that promtool evaluates a case once. A mistake that was noticed is not shown again, and a rule
 * that several apps have, each under its own name, is mutated in the first.
 */
export async function mutate(alerts: readonly AuthoredAlert[]): Promise<Verdict> {
  const seen = new Set<string>();
  const pools = new Map<readonly RuleGroup[], Pool>();
  const runs = alerts.map((authored) => {
    const cases = testsOf(authored).toSorted((a, b) => steps(a) - steps(b));
    const alive = pools.get(authored.groups) ?? new Map<number, Mutation>();
    pools.set(authored.groups, alive);
    for (const rule of new Set(cases.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules)))) {
      const shape = JSON.stringify(rule).replaceAll(new RegExp(`\\b${authored.app}\\b`, 'g'), '<app>');
      if (seen.has(shape)) continue;
      seen.add(shape);
      for (const mutant of mutantsOf(rule.expr, otherWindows(rule, authored.groups))) {
        alive.set(alive.size, { rule, ...mutant });
      }
    }
    return { cases, alive };
  });
  const all = [...pools.values()].flatMap((alive) => [...alive.values()]);
  // the quick cases first
  for (let turn = 0; runs.some(({ cases }) => turn < cases.length); turn++) {
    await askAll(runs.flatMap(({ cases, alive }) => cases.slice(turn, turn + 1).map((test) => ({ alive, test }))));
  }
  const survived = [...pools.values()].flatMap((alive) => [...alive.values()]);
  const left = new Set(survived);
  return { killed: all.filter((mutation) => !left.has(mutation)), survived };
}

/** The mistakes in the rules of an app that no case has noticed yet, by the number in their names. */
type Pool = Map<number, Mutation>;

/** How often promtool evaluates the rules. */
const steps = ({ at, interval }: AlertTest) => durationSeconds(at) / durationSeconds(interval);

interface Asked {
  readonly alive: Pool;
  readonly test: AlertTest;
}

/** A mistake that makes promtool give a case up is noticed, and the others are asked again without it. */
async function askAll(asked: readonly Asked[]): Promise<void> {
  const tests = asked.flatMap(({ alive, test }) => {
    const mutated = withMutations(test, alive);
    return mutated === undefined ? [] : [{ ...mutated, alive, test }];
  });
  const again: Asked[] = [];
  for (const [{ alive, test, name }, complaints] of await testRules(tests)) {
    const gone = complaints.some((complaint) => complaint.trimStart().startsWith('rule: '));
    if (gone) again.push({ alive, test });
    for (const complaint of complaints) {
      const numbers = [...complaint.matchAll(/__([0-9]+)/g)].map(([, number]) => Number(number));
      if (numbers.length === 0) throw new Error(`${name} fails before anything is changed: ${complaint}`);
      for (const number of numbers) alive.delete(number);
    }
  }
  if (again.length > 0) await askAll(again);
}

/** The case with the mistaken rules beside the right ones. */
function withMutations(test: AlertTest, alive: Pool): RuleTest | undefined {
  const { authored, groups } = test;
  const [question] = test.questions;
  const rules = new Set(groups.flatMap((group) => group.rules));
  const shown = [...alive].filter(([, { rule }]) => rules.has(rule));
  if (shown.length === 0 || question === undefined) return undefined;
  const copies = shown.map(([number, mutation]) => copyWith(mutation, number, groups));
  return {
    ...test,
    groups: groups.map((group, i) => ({
      ...group,
      rules: [...group.rules, ...copies.flatMap((copy) => copy[i] ?? [])],
    })),
    questions: [question, ...shown.map(([number]) => renamed(question, authored, number))],
  };
}

function renamed({ expr, answer }: AlertTest['questions'][number], { alert }: AuthoredAlert, number: number) {
  const rename = (text: string) => text.replace(`alertname="${alert.name}"`, `alertname="${alert.name}__${number}"`);
  return { expr: rename(expr), answer: answer.map(rename) };
}

/** The mistaken rule, and copies of those that read it, all with the number in their names; by group. */
function copyWith({ rule: changed, expr }: Mutation, number: number, groups: readonly RuleGroup[]) {
  const rules = groups.flatMap((group) => group.rules);
  const records = new Set(changed.record === undefined ? [] : [changed.record]);
  // a set that grows while it is walked
  for (const name of records) {
    for (const { record, expr: reader } of rules) if (record !== undefined && reads(reader, name)) records.add(record);
  }
  return groups.map((group) =>
    group.rules.flatMap((rule) => {
      const copied = rule === changed || [...records].some((name) => rule.record === name || reads(rule.expr, name));
      if (!copied) return [];
      const { alert, record } = rule;
      return {
        ...rule,
        ...(alert !== undefined && { alert: `${alert}__${number}` }),
        ...(record !== undefined && { record: `${record}__${number}` }),
        expr: renameMetrics(rule === changed ? expr : rule.expr, records, `__${number}`),
      };
    }),
  );
}

const reads = (expr: string, metric: string) => selectorsIn(expr).some((selector) => selector.metric === metric);

function renameMetrics(expr: string, names: ReadonlySet<string>, suffix: string): string {
  return selectorsIn(expr)
    .filter(({ metric }) => names.has(metric))
    .reduceRight((text, { end }) => text.slice(0, end) + suffix + text.slice(end), expr);
}

const family = /^(.*:[a-z_]*?)([0-9]+[smhdw])$/;

/** For each recorded metric that a rule reads, one that differs in its window alone: the rule's own other one before any. */
function otherWindows({ expr }: Rule, groups: readonly RuleGroup[]): ReadonlyMap<string, string> {
  const read = selectorsIn(expr).map(({ metric }) => metric);
  const records = groups.flatMap(({ rules }) => rules.flatMap(({ record = [] }) => record));
  const others = (name: string) => {
    const prefix = family.exec(name)?.[1];
    return [...read, ...records].find(
      (other) => other !== name && prefix !== undefined && family.exec(other)?.[1] === prefix,
    );
  };
  return new Map(
    read.flatMap((name) => {
      const other = others(name);
      return other === undefined ? [] : [[name, other] as const];
    }),
  );
}
