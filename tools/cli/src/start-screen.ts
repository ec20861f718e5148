import { counted, listText, sentence, type Report } from './changes.ts';
import { countObjects, sum } from './counts.ts';
import { appsTable, stagesTable } from './fleet-table.ts';
import type { Io } from './io.ts';
import type { Synthesis } from './synth.ts';
import type { Answer } from './validate/answer.ts';
import { checkedText, validText } from './validate/summary.ts';

/** Lines that the table and the list of changes may take, so that everything fits one screen. */
const TABLE_LINES = 32;
const CHANGE_LINES = 5;

export interface Outcome {
  /** Files that are not as rendered. */
  readonly wrong: number;
  readonly validated: Pick<Answer, 'findings' | 'counts'>;
  readonly milliseconds: number;
}

/** What `npm start` shows: the fleet, what happened on disk, what to do next. */
export function startScreen(
  synthesis: Synthesis,
  changes: Report,
  outcome: Outcome,
  io: Pick<Io, 'columns' | 'color'>,
): string {
  const { apps, clusters, files } = synthesis;
  const fleet = `${counted(apps.length, 'app')} on ${counted(clusters.length, 'cluster')}`;
  const inTree = [...files.keys()].filter((path) => path.startsWith('generated/'));
  const objects = `${counted(sum(countObjects(synthesis)), 'object')} in ${counted(inTree.length, 'file')}`;
  return [
    `One model, ${fleet}: ${objects} under generated/.`,
    '',
    fleetTable(synthesis, io),
    ...section(
      'generated/',
      [sentence(changes), listText(changes, CHANGE_LINES), outcomeText(outcome)].filter(Boolean),
    ),
    '',
    ...section('validate', validation(outcome.validated)),
    '',
    ...section('next', nextSteps(changes, io)),
  ].join('\n');
}

/** Every app when that fits a screen, else a line a cluster. */
function fleetTable(synthesis: Synthesis, { columns, color }: Pick<Io, 'columns' | 'color'>): string {
  const apps = appsTable(synthesis, columns, color);
  return apps.split('\n').length <= TABLE_LINES ? apps : stagesTable(synthesis, columns, color);
}

function outcomeText({ wrong, milliseconds }: Outcome): string {
  const readBack = wrong === 0 ? 'equal to the rendering' : `${counted(wrong, 'file')} not as rendered, see below`;
  return `read back: ${readBack}; ${(milliseconds / 1000).toFixed(2)} s in all`;
}

function validation({ findings, counts }: Outcome['validated']): string[] {
  const found = `${counted(findings.length, 'finding')}: \`npm run delivery -- validate\` lists them`;
  return [validText(counts), checkedText(counts), findings.length === 0 ? '' : found].filter(Boolean);
}

function nextSteps({ added, changed, overwrote, removed }: Report, { color }: Pick<Io, 'color'>): string[] {
  const wrote = added.length + changed.length + overwrote.length + removed.length > 0;
  const steps = [
    ...(wrote ? [['npm run delivery -- diff', 'what changed, each change once']] : []),
    ['npm run delivery -- tree', 'every app on every cluster'],
    ['npm run delivery -- report', 'what a reviewer of your branch sees'],
    ['npm run synth', 'after each edit in apps/ or clusters/'],
    ['npm test', 'what must stay true'],
  ];
  return steps.map(([command = '', why = '']) => `${command.padEnd(29)} ${color.dim(why)}`);
}

/** A title beside the first of its lines. */
function section(title: string, lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split('\n')).map((line, i) => (i === 0 ? title : '').padEnd(12) + line);
}
