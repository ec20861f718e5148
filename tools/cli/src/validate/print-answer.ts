import { toJunit, toSarif, toText } from '@delivery/findings';
import manifest from '../../package.json' with { type: 'json' };
import { counted } from '../changes.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Output } from '../program.ts';
import type { Answer } from './answer.ts';
import { checkedText, notKubernetesText, validText } from './summary.ts';
import { tally } from './tally.ts';

/** How many findings a text holds before it only counts them: a screenful. */
const LISTED = 6;

export interface PrintOptions {
  readonly output: Output;
  /** What was given; empty for the tree. */
  readonly path?: readonly string[];
  /** Whether every finding is printed. @default - a screenful */
  readonly all?: true;
}

/** Prints what was found in the format that was asked for, and on stderr, unless a program reads it, what it amounts to. */
export async function printAnswer(answer: Answer, exitCode: ExitCode, options: PrintOptions, io: Io): Promise<void> {
  const { findings, counts, notKubernetes } = answer;
  const { output, path = [], all } = options;
  if (output === 'sarif' || output === 'junit') {
    const { rules } = await import('./titles.ts');
    const tool = { name: 'delivery', version: manifest.version, rules };
    io.answer({}, () =>
      output === 'sarif'
        ? JSON.stringify(toSarif(findings, { tool }), null, 2)
        : toJunit(findings, { name: 'delivery validate' }),
    );
  } else {
    const paths = path.length > 0 && { paths: path };
    const json = { command: 'validate', exitCode, ...paths, counts, notKubernetes, findings };
    io.answer(json, () => toText(all ? findings : findings.slice(0, LISTED)));
  }
  if (io.json) return;
  if (findings.length > 0) {
    const more = all || output !== 'text' ? 0 : findings.length - LISTED;
    if (more > 0) io.say(`\n… and ${more} more; \`--all\` prints them all`);
    const { titleOf } = await import('./titles.ts');
    io.say(`\n${counted(findings.length, 'finding')}:\n${tally(findings, titleOf).join('\n')}\n`);
  }
  for (const line of [validText(counts), checkedText(counts), notKubernetesText(notKubernetes)]) if (line) io.say(line);
}
