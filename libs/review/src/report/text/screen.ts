import type { AnswerLine, Group, OpaqueReport, Report } from '../report.ts';
import {
  askedBy,
  clustersText,
  counted,
  groupClustersText,
  nothingText,
  outlierTexts,
  questions,
  revisionsText,
  totalsText,
  verdictWords,
} from '../words.ts';
import { plain, type Style } from './style.ts';
import { visibleReport } from './visible-report.ts';

export interface TextOptions {
  readonly style?: Style;
  /** Every line of every list. @default - as many as fit on a screen */
  readonly all?: boolean;
}

/** Lines of a list on one screen. */
const SHOWN = 6;
const GROUPS = 12;
const OUTLIERS = 3;

/** The first screen: verdict, the four answers, the groups. */
export function screenText(full: Report, { style = plain, all = false }: TextOptions = {}): string {
  const report = visibleReport(full);
  const shown = <T>(list: readonly T[], most: number) => (all ? list : list.slice(0, most));
  const more = (list: readonly unknown[], most: number) =>
    all || list.length <= most ? [] : [`  ${style.dim(`… and ${list.length - most} more, with --all`)}`];
  const asked = askedBy(report);
  const lines = [
    `${verdictText(report.verdict, style)}${asked && ` by ${asked}`}  ${totalsText(report)}`,
    style.dim(revisionsText(report)),
    ...report.notes.map((note) => `${style.yellow('note')}  ${note}`),
    '',
    ...questions.flatMap((question) => {
      const answer = report.answers[question.key];
      if (answer.length === 0) return [`${style.bold(question.title)}  ${style.dim(nothingText(report, question))}`];
      return [
        style.bold(question.title),
        ...shown(answer, SHOWN).map((line) => answerText(line, style)),
        ...more(answer, SHOWN),
      ];
    }),
    '',
    ...(report.groups.length === 0 ? [] : [style.bold(counted(report.groups.length, 'change'))]),
    ...shown(report.groups, GROUPS).flatMap((group) => groupLines(group, style)),
    ...more(report.groups, GROUPS),
    ...shown(report.opaque, SHOWN).map((one) => opaqueText(one, style)),
    ...more(report.opaque, SHOWN),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

export function verdictText(verdict: Report['verdict'], { red, yellow, green, bold }: Style): string {
  const color = { stop: red, 'two-reviewers': yellow, warn: yellow, routine: green }[verdict];
  return bold(color(verdictWords[verdict].toUpperCase()));
}

function answerText({ text, clusters, rules = [] }: AnswerLine, { dim, red }: Style): string {
  const on = clustersText(clusters);
  return [`  ${text}`, dim(on && `on ${on}`), red(rules.join(' '))].filter(Boolean).join('  ');
}

/** E.g. `  order 1.4.1 → 1.4.2  on 12 of 14 clusters, rolling restart`, and a line for all outliers that differ alike. */
export function groupLines(group: Group, style: Style): string[] {
  const { title, subject, effect, verdict, outliers } = group;
  const about = title.includes(subject) ? '' : `  ${subject}`;
  const on = groupClustersText(group);
  const facts = [on && `on ${on}`, effect.replace('-', ' '), verdict === 'warn' ? '' : verdictWords[verdict]]
    .filter(Boolean)
    .join(', ');
  const others = outlierTexts(outliers);
  const more = others.length - OUTLIERS;
  return [
    `  ${mark(verdict, style)} ${title}${style.dim(about)}  ${style.dim(facts)}`,
    ...others.slice(0, OUTLIERS).map((text) => style.dim(`      ${text}`)),
    ...(more > 0 ? [style.dim(`      … and ${more} more that differ`)] : []),
  ];
}

function mark(verdict: Report['verdict'], { red, yellow, green, dim }: Style): string {
  return { stop: red('!'), 'two-reviewers': yellow('?'), warn: dim('·'), routine: green('=') }[verdict];
}

export function opaqueText({ what, operation, before, after, clusters }: OpaqueReport, { yellow, dim }: Style): string {
  const change =
    before !== undefined && after !== undefined ? ` ${before} → ${after}` : after !== undefined ? ` ${after}` : '';
  const on = clustersText(clusters);
  return `  ${yellow('opaque')} ${what}${change} ${operation === 'change' ? 'changes' : operation === 'add' ? 'comes' : 'goes'}  ${dim(on && `on ${on}`)}`.trimEnd();
}
