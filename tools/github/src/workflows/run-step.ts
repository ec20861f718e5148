import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Step } from './workflow.ts';

export interface StepContext {
  /** Values of the expressions in its `env`, by their text, e.g. `inputs.path`. */
  readonly expressions: Readonly<Record<string, string>>;
  /** What the runner sets, and PATH. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

export interface StepResult {
  readonly exitCode: number | null;
  /** stdout and stderr. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Runs the script of a step as a runner does.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
 */
export function runStep(
  { run = '', shell, env: given = {} }: Step,
  { expressions, env, cwd }: StepContext,
): StepResult {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-step-'));
  try {
    const [script, output] = [join(folder, 'script.sh'), join(folder, 'output')];
    writeFileSync(script, run);
    writeFileSync(output, '');
    const options = shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e'];
    const values = Object.entries(given).map(([name, text]) => [name, evaluated(String(text), expressions)]);
    const { status, stdout, stderr, error } = spawnSync('bash', [...options, script], {
      cwd,
      encoding: 'utf8',
      env: { ...env, ...Object.fromEntries(values), GITHUB_OUTPUT: output },
    });
    if (error !== undefined) throw error;
    return { exitCode: status, log: stdout + stderr, outputs: outputsIn(readFileSync(output, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function evaluated(text: string, expressions: StepContext['expressions']): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const value = expressions[expression];
    if (value === undefined) throw new Error(`no value for the expression "${expression}"`);
    return value;
  });
}

function outputsIn(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
