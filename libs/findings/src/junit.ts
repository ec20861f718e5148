import { clustersText } from './clusters-text.ts';
import { compareFindings } from './compare.ts';
import { counted } from './counted.ts';
import type { Finding } from './finding.ts';
import { placeText } from './place-text.ts';
import { escaped, visible } from './visible.ts';

export interface JunitOptions {
  /** Of the whole run, e.g. `delivery validate`. */
  readonly name: string;
  /**
   * Ids of what was looked at; each that no finding has is shown as one passed test.
   * @default - only findings are shown
   */
  readonly ids?: Iterable<string>;
}

/**
 * Findings as a JUnit report, which build servers show: a suite an id, a test a finding. An error is a failure; a
 * warning is a passed test with output, since JUnit knows nothing between. Sorted, and without times: equal findings
 * give equal text.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export function toJunit(findings: Iterable<Finding>, { name, ids = [] }: JunitOptions): string {
  const byId = new Map<string, Finding[]>([...ids].map((id) => [id, []]));
  for (const finding of findings) {
    const same = byId.get(finding.id);
    if (same) same.push(finding);
    else byId.set(finding.id, [finding]);
  }
  const suites = [...byId.keys()].sort().map((id) => suite(id, byId.get(id) ?? []));
  const tests = suites.reduce((sum, { tests }) => sum + tests, 0);
  const failures = suites.reduce((sum, { failures }) => sum + failures, 0);
  const head = attributes({ name, tests, failures, errors: 0 });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`;
}

function suite(id: string, findings: readonly Finding[]): { tests: number; failures: number; xml: string } {
  const unique = counted();
  const cases = findings.length === 0 ? [`    <testcase${attributes({ classname: id, name: id })}/>\n`] : [];
  for (const finding of findings.toSorted(compareFindings)) cases.push(testCase(finding, unique));
  const [tests, failures] = [cases.length, findings.filter(({ severity }) => severity === 'error').length];
  const head = attributes({ name: id, tests, failures, errors: 0, skipped: 0 });
  return { tests, failures, xml: `  <testsuite${head}>\n${cases.join('')}  </testsuite>\n` };
}

function testCase(finding: Finding, unique: (name: string) => string): string {
  const { id, severity, subject, at, found } = finding;
  const name = unique(at?.path === undefined ? subject : `${subject}, ${at.path}`);
  const head = attributes({ classname: id, name, file: at?.file, line: at?.line });
  const text = escape(details(finding));
  const body =
    severity === 'error'
      ? `<failure${attributes({ message: found, type: severity })}>${text}</failure>`
      : `<system-out>${severity}: ${text}</system-out>`;
  return `    <testcase${head}>\n      ${body}\n    </testcase>\n`;
}

function details({ at, found, allowed, fix, clusters, made, hint }: Finding): string {
  return [
    ...(at ? [placeText(at)] : []),
    ...(clusters ? [`on ${clustersText(clusters)}`] : []),
    `found: ${found}`,
    ...(allowed === undefined ? [] : [`allowed: ${allowed}`]),
    `fix: ${fix}`,
    ...(made ? [`made: ${placeText(made)}`] : []),
    ...(hint === undefined ? [] : [hint]),
  ].join('\n');
}

/** Those that have a value. */
function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escape(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that an XML 1.0 parser reads, and reads as it was, but that characters it may not hold are written out. */
function escape(text: string): string {
  return text
    .split('\n')
    .map(visible)
    .join('\n')
    .replace(/\p{Surrogate}|[\ufffe\uffff]/gu, escaped)
    .replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);
}
