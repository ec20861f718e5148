// Whether generated/ is what its source renders, told so that a workflow shows it: `npm run review:drift`.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotation } from '../annotation.ts';
import { attempt, optionsOf } from '../attempt.ts';
import { counted, driftMarkdown, driftOf, refusalMarkdown, type Drift, type SynthAnswer } from './drift-text.ts';

const USAGE = 'npm run review:drift -- [--markdown <file for the text of a comment>]';

/** GitHub shows ten annotations of a step: https://docs.github.com/en/rest/checks/runs */
const SHOWN = 9;

/** @returns 0: as rendered; 1: it is not; else what `delivery synth` gave, which told why */
export function main(root: string, argv: readonly string[], env = process.env): Promise<number> {
  return attempt(() => {
    const { markdown } = optionsOf(argv, { markdown: 'string' }, USAGE);
    const { status, stdout, stderr } = dryRun(root);
    const tell = (text: string) => {
      if (markdown !== undefined) writeFileSync(markdown, text);
      console.log(text);
    };
    const answer = answerIn(stdout);
    if (answer === undefined) {
      process.stderr.write(stderr + stdout);
      return status || 5;
    }
    if (answer.changes === undefined) {
      tell(refusalMarkdown(answer.findings));
      return status || 5;
    }
    const drift = driftOf(answer.changes);
    if (drift.length === 0) {
      console.log('generated/ equals a fresh rendering');
      return 0;
    }
    tell(driftMarkdown(drift));
    if (env.GITHUB_ACTIONS === 'true') annotate(drift);
    return 1;
  });
}

function dryRun(root: string) {
  const program = join(root, 'tools/cli/bin/delivery.js');
  const args = [program, 'synth', '--dry-run', '--output', 'json'];
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: Infinity });
}

/** Undefined: it ended before it could answer. */
function answerIn(stdout: string): SynthAnswer | undefined {
  try {
    return JSON.parse(stdout) as SynthAnswer;
  } catch {
    return undefined;
  }
}

function annotate(drift: readonly Drift[]): void {
  const title = 'generated/ is not what its source renders';
  console.log(annotation('error', `${counted(drift.length)}: run \`npm run synth\` and commit`, { title }));
  for (const { path, what } of drift.slice(0, SHOWN)) console.log(annotation('error', what, { title, file: path }));
}
