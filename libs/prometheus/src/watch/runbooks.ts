import { didYouMean, type Finding } from '@delivery/findings';
import { runbookFile, runbookUrl } from '../rules/runbook.ts';
import type { AlertRule } from './authored.ts';

/** What somebody who is woken up finds in a runbook, as headings of second level. */
export const runbookSections = ['Symptom', 'Impact', 'Diagnosis', 'Mitigation', 'Escalation'] as const;

/** Texts of `docs/runbooks/*.md` by their repository-relative path. */
export type Runbooks = ReadonlyMap<string, string>;

type Words = Pick<Finding, 'id' | 'at' | 'found' | 'allowed' | 'fix'>;

/** What the runbook of an alert lacks. */
export function runbookProblem(
  { name, annotations }: AlertRule,
  runbooks: Runbooks,
  repositoryUrl: string,
): Words | undefined {
  const file = runbookFile(name);
  const text = runbooks.get(file);
  if (text === undefined) {
    return {
      id: 'runbook-exists',
      at: { file },
      found: `no runbook of alert ${name}`,
      allowed: `${file} with the sections ${runbookSections.join(', ')}`,
      fix: `write ${file}, or rename the alert: ${didYouMean(file, runbooks.keys())}`,
    };
  }
  const empty = emptySections(text);
  if (empty.length > 0) {
    return {
      id: 'runbook-has-sections',
      at: { file },
      found: `no text under ${empty.map((section) => `"## ${section}"`).join(', ')}`,
      allowed: `the sections ${runbookSections.join(', ')}`,
      fix: `write what is missing into ${file}`,
    };
  }
  const url = runbookUrl(repositoryUrl, name);
  const actual = annotations['runbook_url'];
  if (actual === url) return undefined;
  const fix = `set annotations.runbook_url to ${url}`;
  return { id: 'runbook-is-linked', found: actual ?? 'no runbook_url', allowed: url, fix };
}

const known = new Map<string, readonly string[]>();

/** Sections that a runbook lacks, or that are empty. Alerts stand on many clusters and share their runbook. */
function emptySections(text: string): readonly string[] {
  const empty = known.get(text) ?? runbookSections.filter((section) => !hasSection(text.split('\n'), section));
  known.set(text, empty);
  return empty;
}

function hasSection(lines: readonly string[], section: string): boolean {
  const start = lines.indexOf(`## ${section}`);
  if (start === -1) return false;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('## '));
  return rest.slice(0, end === -1 ? undefined : end).some((line) => line.trim() !== '');
}
