import type { AnswerLine, Group, OpaqueReport, Report } from '../report.ts';
import { clustersText, counted, questions, revisionsText, totalsText, verdictWords } from '../words.ts';
import { plain, type Style } from './style.ts';

export interface TextOptions {
  readonly style?: Style;
  /** Every line of every list. @default - as many as fit on a screen */
  readonly all?: boolean;
}

/** Lines of a list on one screen. */
const SHOWN = 6;
const GROUPS = 12;

/** The first screen: verdict, the four answers, the groups. */
export function screenText(report: Report, { style = plain, all = false }: TextOptions = {}): string {
  const shown = <T>(list: readonly T[], most: number) => (all ? list : list.slice(0, most));
  const more = (list: readonly unknown[], most: number) =>
    all || list.length <= most ? [] : [`  ${style.dim(`… and ${list.length - most} more, with --all`)}`];
  const lines = [
    `${verdictText(report.verdict, style)}  ${totalsText(report)}`,
    style.dim(revisionsText(report)),
    ...report.notes.map((note) => `${style.yellow('note')}  ${note}`),
    '',
    ...questions.flatMap(({ key, title, nothing }) => {
      const answer = report.answers[key];
      if (answer.length === 0) return [`${style.bold(title)}  ${style.dim(nothing)}`];
      return [
        style.bold(title),
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

/** E.g. `  order 1.4.1 → 1.4.2  on 12 of 14 clusters, rolling restart`, and a line an outlier. */
export function groupLines({ title, subject, clusters, of, effect, verdict, outliers }: Group, style: Style): string[] {
  const about = title.includes(subject) ? '' : `  ${subject}`;
  const on = clustersText(clusters, of);
  const facts = [on && `on ${on}`, effect.replace('-', ' '), verdict === 'warn' ? '' : verdictWords[verdict]]
    .filter(Boolean)
    .join(', ');
  return [
    `  ${mark(verdict, style)} ${title}${style.dim(about)}  ${style.dim(facts)}`,
    ...outliers.slice(0, 3).map(({ cluster, how }) => style.dim(`      ${cluster} ${how}`)),
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
