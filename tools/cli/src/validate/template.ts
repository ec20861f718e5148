import type { Finding } from '@delivery/findings';
import type { StreamDocument } from '@delivery/yaml';

/** A Helm template is no YAML, and what it would render only Helm knows: one finding instead of one a line. */
export function templateFinding(file: string, broken: readonly StreamDocument[]): Finding {
  const [first] = broken.filter(({ text }) => text.includes('{{'));
  const before = first?.text.slice(0, first.text.indexOf('{{')) ?? '';
  const chart = /^(?:(.*)\/)?templates\//.exec(file);
  const folder = chart === null ? '<chart>' : (chart[1] ?? '.');
  return {
    id: 'helm-template',
    severity: 'error',
    subject: file,
    at: { file, line: (first?.line ?? 1) + before.split('\n').length - 1 },
    found: 'a template of Helm, with "{{"',
    allowed: 'YAML or JSON',
    fix: `render it first: \`helm template ${folder} | npm run delivery -- validate -\``,
  };
}
