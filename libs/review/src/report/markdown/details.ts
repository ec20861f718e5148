import type { Group, GroupField, Hit } from '../report.ts';
import { blastText, clustersOf } from '../same-hits.ts';
import { clustersText, outlierTexts, verdictWords } from '../words.ts';
import { code, fenced, htmlCode } from './code.ts';

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
    folded(`${rule} ${asks}: ${escaped(title)}`, [
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
export function groupBlock({ title, subject, clusters, of, where, fields, outliers }: Group): readonly string[] {
  if (fields.length === 0) return [];
  const lines = fields.slice(0, FIELDS).flatMap(diffLines);
  const more = fields.length - FIELDS;
  const on = clusters.filter((name) => name !== '').join(', ');
  return [
    folded(title.includes(subject) ? htmlCode(title) : `${htmlCode(title)} ${htmlCode(subject)}`, [
      ...(on === ''
        ? []
        : [
            `On ${code(on)}${of > clusters.length ? `, ${clusters.length} of ${of}` : ''}${where === undefined ? '' : `, ${code(where)}`}.`,
          ]),
      ...(outliers.length === 0
        ? []
        : [
            outlierTexts(outliers)
              .map((text) => `- ${code(text)}`)
              .join('\n'),
          ]),
      fenced('diff', [...lines, ...(more > 0 ? [`  … and ${more} more fields`] : [])]),
    ]),
  ];
}

/** @param summary HTML */
function folded(summary: string, parts: readonly string[]): string {
  return ['<details>', `<summary>${summary}</summary>`, '', parts.join('\n\n'), '', '</details>'].join('\n');
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

/** A title of ours may speak of `<name>`. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
