import type { AnswerLine, Group, OpaqueReport, Report } from '../report.ts';
import { dangersOf } from '../same-hits.ts';
import { visibleReport } from '../text/visible-report.ts';
import {
  askedBy,
  clustersText,
  groupClustersText,
  nothingText,
  questions,
  revisionsText,
  totalsText,
  verdictWords,
} from '../words.ts';
import { cell, code } from './code.ts';
import { dangerBlock, groupBlock } from './details.ts';

export interface MarkdownOptions {
  /** Characters it may have. @default 65000, since GitHub refuses comments of more than 65536 */
  readonly limit?: number;
}

/** What is told at the end when not everything has room. */
const CUT = '_Not everything has room here; the whole report is its HTML page._';

/** Lines of an answer, and rows of the table of changes. */
const SHOWN = 10;
const ROWS = 30;

/** The report as a comment: the summary first, then what is behind it, in whole blocks as long as there is room. */
export function markdownOf(full: Report, { limit = 65_000 }: MarkdownOptions = {}): string {
  const report = visibleReport(full);
  const dangers = dangersOf(report.hits);
  const fields = report.groups.flatMap(groupBlock);
  const blocks = [
    ...summary(report),
    ...(dangers.length === 0 ? [] : ['### Risk', ...dangers.flatMap(dangerBlock)]),
    ...(fields.length === 0 ? [] : ['### Fields', ...fields]),
  ];
  const fitting: string[] = [];
  let room = limit - CUT.length - 3;
  for (const block of blocks) {
    room -= block.length + 2;
    if (room < 0) return `${[...fitting, CUT].join('\n\n')}\n`;
    fitting.push(block);
  }
  return `${fitting.join('\n\n')}\n`;
}

function summary(report: Report): readonly string[] {
  const { verdict, notes, answers, groups, opaque } = report;
  const words = verdictWords[verdict];
  const asked = askedBy(report);
  return [
    `## ${words.charAt(0).toUpperCase()}${words.slice(1)}${asked && ` by ${asked}`}: ${totalsText(report)}`,
    code(revisionsText(report)),
    ...notes.map((note) => `> ${code(note)}`),
    ...questions.map((question) => {
      const lines = answers[question.key].map(answerLine);
      const nothing = `**${question.title}**: ${nothingText(report, question)}`;
      return lines.length === 0 ? nothing : [`**${question.title}**`, '', ...limited(lines, SHOWN)].join('\n');
    }),
    ...(groups.length === 0 ? [] : [groupTable(groups)]),
    ...(opaque.length === 0
      ? []
      : [['**Cannot be seen into**', '', ...limited(opaque.map(opaqueLine), SHOWN)].join('\n')]),
  ];
}

function answerLine({ text, clusters, rules = [] }: AnswerLine): string {
  const on = clustersText(clusters);
  return `- ${code(text)}${on && ` on ${code(on)}`}${rules.length === 0 ? '' : ` (${rules.join(', ')})`}`;
}

function opaqueLine({ what, operation, before, after, clusters }: OpaqueReport): string {
  const change = [before, after].filter((version) => version !== undefined).join(' → ');
  const on = clustersText(clusters);
  return `- ${code(`${what} ${change}`)} ${{ add: 'comes', remove: 'goes', change: 'changes' }[operation]}${on && ` on ${code(on)}`}`;
}

function groupTable(groups: readonly Group[]): string {
  const rows = groups.map((group) => {
    const { title, subject, effect, verdict } = group;
    const about = title.includes(subject) ? '' : ` ${cell(subject)}`;
    return `| ${cell(title)}${about} | ${cell(groupClustersText(group))} | ${effect.replace('-', ' ')} | ${verdictWords[verdict]} |`;
  });
  return [
    '| change | clusters | effect | asks for |',
    '| --- | --- | --- | --- |',
    ...limited(rows, ROWS, (more) => `| and ${more} more | | | |`),
  ].join('\n');
}

function limited(
  lines: readonly string[],
  most: number,
  rest = (more: number) => `- and ${more} more`,
): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), rest(lines.length - most)];
}
