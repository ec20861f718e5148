import { compareFindings } from './compare.ts';
import type { Finding, Place } from './finding.ts';

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

function block({ id, severity, subject, at, found, allowed, fix }: Finding): string {
  const place = placeText(at);
  const lines = [
    visible(place === '' ? `${severity} ${id}` : `${severity} ${place} ${id}`),
    `  ${visible(at?.path === undefined ? subject : `${subject}, ${at.path}`)}`,
    row('found', found),
    ...(allowed === undefined ? [] : [row('allowed', allowed)]),
    row('fix', fix),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function placeText(at: Place | undefined): string {
  if (at === undefined) return '';
  return [at.file, at.line, at.line === undefined ? undefined : at.column]
    .filter((part) => part !== undefined)
    .join(':');
}

/** The second and later lines of a text stand below its first. */
function row(label: string, text: string): string {
  return `  ${label.padEnd(9)}${text.split('\n').map(visible).join('\n           ')}`;
}

/** A value from a file must not move the cursor or colour the terminal of whoever reads it. */
function visible(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (c) => {
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
