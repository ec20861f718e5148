import { clustersText } from './clusters-text.ts';
import { compareFindings } from './compare.ts';
import type { Finding } from './finding.ts';
import { placeText } from './place-text.ts';
import { visible } from './visible.ts';

/**
 * Findings for people, sorted, one block each with an empty line between; `''` for none.
 *
 *     error clusters/local.yaml:4:7 ring-exists
 *       cluster local, ring
 *       found    ring "canry"
 *       allowed  development, canary, production
 *       fix      did you mean "canary"?
 */
export function toText(findings: Iterable<Finding>): string {
  return [...findings].sort(compareFindings).map(block).join('\n');
}

function block({ id, severity, subject, at, found, allowed, fix, clusters, made, hint }: Finding): string {
  const lines = [
    visible(at === undefined ? `${severity} ${id}` : `${severity} ${placeText(at)} ${id}`),
    `  ${visible(at?.path === undefined ? subject : `${subject}, ${at.path}`)}`,
    ...(clusters === undefined ? [] : [row('on', clustersText(clusters))]),
    row('found', found),
    ...(allowed === undefined ? [] : [row('allowed', allowed)]),
    row('fix', fix),
    ...(made === undefined ? [] : [row('made', placeText(made))]),
    ...(hint === undefined ? [] : ['  hint', ...hint.split('\n').map((line) => `    ${visible(line)}`)]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** The second and later lines of a text stand below its first. */
function row(label: string, text: string): string {
  return `  ${label.padEnd(9)}${text.split('\n').map(visible).join('\n           ')}`;
}
