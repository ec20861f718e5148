import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  /** @default - the environment of this process */
  readonly env?: NodeJS.ProcessEnv;
  /** Written to the program's standard input. @default - nothing */
  readonly input?: string;
}

/** A program that ended with another code than 0. */
export class Failed extends Error {
  readonly code: number | null;

  constructor(command: string, code: number | null, output: string) {
    super(`${command}: exit code ${code}\n${output.trim()}`);
    this.code = code;
  }
}

/**
 * Runs a program to its end.
 *
 * @returns its standard output
 * @throws Failed with its standard error, if it ends with another code than 0
 */
export function run(command: string, args: readonly string[], { cwd, env, input }: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'pipe' });
    let out = '';
    let talk = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (talk += text));
    child.stdin.on('error', () => {}).end(input ?? '');
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Failed([command, ...args].join(' '), code, talk || out)),
    );
  });
}
