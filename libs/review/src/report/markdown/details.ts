import type { Group, GroupField, Hit } from '../report.ts';
import { blastText, clustersOf } from '../same-hits.ts';
import { clustersText, verdictWords } from '../words.ts';
import { code, fenced } from './code.ts';

/** Lines of a value, and fields of a group. */
const LINES = 30;
const FIELDS = 20;

/** Objects of a rule. */
const OBJECTS = 10;

/** What one rule sees, folded: what and where, who deletes it, how much it can hurt, what to do instead. */
export function dangerBlock(danger: readonly (readonly [Hit, ...Hit[]])[]): readonly string[] {
  const [hit] = danger[0] ?? [];
  if (hit === undefined) return [];
  const { rule, verdict, accepted, title, reason, prunedBy, procedure, acceptance } = hit;
  const asks = accepted === undefined ? verdictWords[verdict] : 'accepted';
  const blast = blastText(danger.flat());
  const more = danger.length - OBJECTS;
  const objects = [...danger.slice(0, OBJECTS).map(objectLine), ...(more > 0 ? [`- and ${more} more`] : [])];
  const facts = [
    ...(prunedBy === undefined ? [] : [`- deleted by: ${code(prunedBy)}`]),
    ...(blast === undefined ? [] : [`- can hurt: ${blast}`]),
    ...(accepted === undefined ? [] : [`- accepted: ${code(accepted)}`]),
  ];
  return [
    folded(`${rule} ${asks}: ${title}`, [
      reason,
      objects.join('\n'),
      ...(facts.length === 0 ? [] : [facts.join('\n')]),
      ['Instead:', '', ...procedure.map((step, i) => `${i + 1}. ${step}`)].join('\n'),
      ...(acceptance === undefined || accepted !== undefined
        ? []
        : [
            'To accept it, a risk owner adds to `clusters/accepted-risks.yaml`:',
            fenced('yaml', acceptance.trimEnd().split('\n')),
          ]),
    ]),
  ];
}

function objectLine(same: readonly [Hit, ...Hit[]]): string {
  const [{ subject, field, found }] = same;
  const on = clustersText(clustersOf(same));
  return `- ${code(`${subject}${field && `, ${field}`}`)}${on && ` on ${code(on)}`}: ${code(found)}`;
}

/** What a group changes, folded; a group of whole objects says all in its title. */
export function groupBlock({ title, subject, clusters, of, fields, outliers }: Group): readonly string[] {
  if (fields.length === 0) return [];
  const lines = fields.slice(0, FIELDS).flatMap(diffLines);
  const more = fields.length - FIELDS;
  return [
    folded(`${code(title)} ${code(subject)}`, [
      `On ${code(clusters.join(', '))}${of > clusters.length ? `, ${clusters.length} of ${of}` : ''}.`,
      ...(outliers.length === 0
        ? []
        : [outliers.map(({ cluster, how }) => `- ${code(cluster)} ${code(how)}`).join('\n')]),
      fenced('diff', [...lines, ...(more > 0 ? [`  … and ${more} more fields`] : [])]),
    ]),
  ];
}

function folded(summary: string, parts: readonly string[]): string {
  // Markdown is not read inside of <summary>; the code spans become elements.
  const title = summary.replace(/(`+) ?(.+?) ?\1/g, (_, __: string, text: string) => `<code>${escaped(text)}</code>`);
  return ['<details>', `<summary>${title}</summary>`, '', parts.join('\n\n'), '', '</details>'].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('@', '&#64;');
}

function diffLines({ path, before, after }: GroupField): readonly string[] {
  return [`# ${path}`, ...signed('-', before), ...signed('+', after)];
}

function signed(sign: string, value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  const lines = value.split('\n');
  const more = lines.length - LINES;
  return [...lines.slice(0, LINES), ...(more > 0 ? [`… ${more} more lines`] : [])].map((line) => `${sign} ${line}`);
}
