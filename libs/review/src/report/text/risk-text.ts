import type { Hit } from '../report.ts';
import { blastText, clustersOf, dangersOf } from '../same-hits.ts';
import type { Summary } from '../summary.ts';
import { clustersText, totalsText, verdictWords } from '../words.ts';
import { verdictText, type TextOptions } from './screen.ts';
import { plain, type Style } from './style.ts';
import { visibleReport } from './visible-report.ts';

/** Rules, and objects of each, that a screen holds. */
const RULES = 8;
const OBJECTS = 5;

type Same = readonly [Hit, ...Hit[]];

/** Every danger, the worst first, with who would delete what, how much it can hurt, and what to do instead. */
export function riskText(full: Summary, { style = plain, all = false }: TextOptions = {}): string {
  const report = visibleReport(full);
  const dangers = dangersOf(report.hits);
  const shown = all ? dangers : dangers.slice(0, RULES);
  const more = dangers.length - shown.length;
  const lines = [
    `${verdictText(report.verdict, style)}  ${totalsText(report)}`,
    ...report.notes.map((note) => `${style.yellow('note')}  ${note}`),
    ...(dangers.length === 0 ? [style.dim('No rule sees a danger.')] : []),
    ...shown.flatMap((danger) => ['', ...dangerLines(danger, style, all)]),
    ...(more > 0 ? ['', style.dim(`… and ${more} more rules, with --all`)] : []),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function dangerLines(danger: readonly Same[], style: Style, all: boolean): readonly string[] {
  const [hit] = danger[0] ?? [];
  if (hit === undefined) return [];
  const { rule, verdict, title, reason, prunedBy, accepted, procedure, acceptance } = hit;
  const color = accepted !== undefined ? style.dim : verdict === 'stop' ? style.red : style.yellow;
  const shown = all ? danger : danger.slice(0, OBJECTS);
  const more = danger.length - shown.length;
  return [
    `${color(rule)} ${style.bold(color(accepted === undefined ? verdictWords[verdict] : 'accepted'))}  ${title}`,
    ...shown.flatMap((same) => objectLines(same, style)),
    ...(more > 0 ? [style.dim(`  … and ${more} more objects, with --all`)] : []),
    ...labelled('why', [reason], style),
    ...labelled('deletes', prunedBy === undefined ? [] : [prunedBy], style),
    ...labelled('blast', [blastText(danger.flat()) ?? ''].filter(Boolean), style),
    ...labelled('accepted', accepted === undefined ? [] : [accepted], style),
    ...labelled(
      'instead',
      procedure.map((step, i) => `${i + 1}. ${step}`),
      style,
    ),
    ...(acceptance === undefined || accepted !== undefined
      ? []
      : labelled(
          'accept',
          ['a risk owner adds to clusters/accepted-risks.yaml', ...acceptance.trimEnd().split('\n')],
          style,
        )),
  ];
}

function objectLines(same: Same, style: Style): readonly string[] {
  const [{ subject, field, found, before, after }] = same;
  const on = clustersText(clustersOf(same));
  const change = before === undefined && after === undefined ? '' : `${oneLine(before)} → ${oneLine(after)}`;
  return [
    `  ${style.bold(subject)}${field === '' ? '' : `, ${field}`}${style.dim(on && `  on ${on}`)}`,
    `    ${found}`,
    ...(change === '' || found.includes(change) ? [] : [style.dim(`    ${change}`)]),
  ];
}

/** Longer values are read in the diff. */
const LONGEST = 100;

function oneLine(value = 'nothing'): string {
  const text = value.replace(/\s*\n\s*/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A label beside the first of its lines. */
function labelled(label: string, lines: readonly string[], { dim }: Style): readonly string[] {
  return lines.map((line, i) => `  ${dim((i === 0 ? label : '').padEnd(9))}${line}`);
}
