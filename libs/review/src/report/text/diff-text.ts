import type { GroupedReport } from '../report-of.ts';
import type { Group, GroupField } from '../report.ts';
import { revisionsText, totalsText } from '../words.ts';
import { groupLines, opaqueText, type TextOptions } from './screen.ts';
import { plain, type Style } from './style.ts';
import { visibleReport } from './visible-report.ts';

/** Fields of a group, and lines of a value, that are shown unless everything is. */
const FIELDS = 8;
const LINES = 12;

/** Every group with what it changes, value by value. */
export function diffText(full: GroupedReport, { style = plain, all = false }: TextOptions = {}): string {
  const report = visibleReport(full);
  const lines = [
    `${totalsText(report)}  ${style.dim(revisionsText(report))}`,
    ...report.notes.map((note) => `${style.yellow('note')}  ${note}`),
    ...report.groups.flatMap((group) => ['', ...groupLines(group, style), ...fieldLines(group, style, all)]),
    ...(report.opaque.length === 0 ? [] : ['', ...report.opaque.map((one) => opaqueText(one, style))]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function fieldLines({ fields }: Group, style: Style, all: boolean): readonly string[] {
  const shown = all ? fields : fields.slice(0, FIELDS);
  const more = fields.length - shown.length;
  return [
    ...shown.flatMap((field) => valueLines(field, style, all)),
    ...(more > 0 ? [style.dim(`      … and ${more} more fields, with --all`)] : []),
  ];
}

function valueLines({ path, before, after }: GroupField, { red, green, bold }: Style, all: boolean): readonly string[] {
  return [`      ${bold(path)}`, ...block('-', before, all).map(red), ...block('+', after, all).map(green)];
}

function block(sign: string, value: string | undefined, all: boolean): readonly string[] {
  if (value === undefined) return [];
  const lines = value.split('\n');
  const shown = all ? lines : lines.slice(0, LINES);
  const more = lines.length - shown.length;
  return [
    ...shown.map((line) => (all ? line : clipped(line))),
    ...(more > 0 ? [`… ${more} more lines, with --all`] : []),
  ].map((line) => `        ${sign} ${line}`);
}

/** Characters of a line. */
const LONGEST = 200;

function clipped(line: string): string {
  const more = line.length - LONGEST;
  return more > 0 ? `${line.slice(0, LONGEST)}… ${more} more characters, with --all` : line;
}
