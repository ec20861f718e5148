import { goProgram } from '@delivery/scanners/go-program';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { withFiles } from './disk.ts';
import { failuresIn } from './junit.ts';
import { promtool } from './programs.ts';
import type { RuleGroup } from './rule-groups.ts';
import { run } from './run.ts';

/** Rules, samples, and what is asked of them at one moment. */
export interface RuleTest {
  /** For messages. */
  readonly name: string;
  /** In the order in which they are evaluated. */
  readonly groups: readonly RuleGroup[];
  /** Time between two samples and between two evaluations, as a PromQL duration. */
  readonly interval: string;
  /** Values by series, in promtool's notation. */
  readonly series: Readonly<Record<string, string>>;
  /** When, from the first sample on. */
  readonly at: string;
  readonly questions: readonly Question[];
  /** Alerts that are claimed to be silent: promtool contradicts with all that they say, annotations too. @default - none */
  readonly silent?: readonly string[];
}

/** An expression and the series that it answers with, each with the value 1: `ALERTS{alertname="OutboxLag"}`. */
export interface Question {
  readonly expr: string;
  readonly answer: readonly string[];
}

/**
 * Asks promtool all tests, in as many processes as there are cores.
 *
 * @returns its complaints, by test
 * @see https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/
 */
export async function testRules<Test extends RuleTest>(
  tests: readonly Test[],
): Promise<ReadonlyMap<Test, readonly string[]>> {
  if (tests.length === 0) return new Map();
  const files = new Map<string, string>();
  const rules = new Map<readonly RuleGroup[], string>();
  for (const [i, test] of tests.entries()) {
    const ruleFile = rules.get(test.groups) ?? `${i}.rules.json`;
    rules.set(test.groups, ruleFile);
    files.set(ruleFile, JSON.stringify({ groups: numbered(test) }));
    files.set(`${i}.test.json`, JSON.stringify(testFile(test, ruleFile)));
  }
  const cores = Math.min(availableParallelism(), tests.length);
  const outcomes = await withFiles(Object.fromEntries(files), (folder) =>
    Promise.all(
      Array.from({ length: cores }, (_, core) => {
        const share = [...tests.keys()].filter((i) => i % cores === core);
        return runTests(
          folder,
          share.map((i) => `${i}.test.json`),
          `${core}.xml`,
        );
      }),
    ),
  );
  const byFile = new Map(outcomes.flat().map(({ suite, failures }) => [basename(suite), failures]));
  return new Map(
    tests.map((test, i) => {
      const failures = byFile.get(`${i}.test.json`);
      if (failures === undefined) throw new Error(`promtool says nothing of ${test.name}`);
      return [test, failures];
    }),
  );
}

/** Groups of two files may have the same name; in one they may not. */
function numbered({ groups }: RuleTest) {
  return groups.map(({ rules }, i) => ({ name: `${i}`, rules }));
}

function testFile({ name, groups, interval, series, at, questions, silent = [] }: RuleTest, ruleFile: string) {
  return {
    rule_files: [ruleFile],
    evaluation_interval: interval,
    // without it, groups are evaluated in an order that differs from run to run
    group_eval_order: groups.map((_, i) => `${i}`),
    tests: [
      {
        name,
        interval,
        input_series: Object.entries(series).map(([key, values]) => ({ series: key, values })),
        alert_rule_test: silent.map((alertname) => ({ eval_time: at, alertname, exp_alerts: [] })),
        promql_expr_test: questions.map(({ expr, answer }) => ({
          expr,
          eval_time: at,
          exp_samples: answer.map((labels) => ({ labels, value: 1 })),
        })),
      },
    ],
  };
}

async function runTests(folder: string, files: readonly string[], report: string) {
  const { status, said } = await run(goProgram(promtool), ['test', `--junit=${report}`, 'rules', ...files], folder);
  if (status > 1) throw new Error(`promtool test rules ended with ${status}: ${said}`);
  return failuresIn(readFileSync(join(folder, report), 'utf8'));
}
