import { spawnSync } from 'node:child_process';
import { Refusal } from '@delivery/findings';

export interface GitOptions {
  /** Environment of git. @default - that of this process */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What it reads from stdin. @default - nothing */
  readonly input?: string;
}

export interface GitOutput {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Runs git without a shell, in the C locale, so that what it says can be told apart.
 *
 * @param args command, options and operands; the first two that are no options name it in messages
 * @throws Refusal (4) when git cannot be run
 */
export function runGit(root: string, args: readonly string[], options: GitOptions = {}): GitOutput {
  const { env = process.env, input } = options;
  // objects that a partial clone left out would be fetched: reading must not need a network
  const quiet = { ...env, LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
  const { error, status, stdout, stderr } = spawnSync('git', args, {
    cwd: root,
    env: quiet,
    maxBuffer: Infinity,
    ...(input !== undefined && { input }),
  });
  if (error === undefined) return { status, stdout, stderr: stderr.toString('utf8') };
  const missing = 'code' in error && error.code === 'ENOENT';
  throw refusal(args, missing ? 'no git on the PATH' : error.message, missing ? 'install git' : 'run it again');
}

/** @throws Refusal (4) with what git says, for anything but success */
export function git(root: string, args: readonly string[], options?: GitOptions): Buffer {
  const output = runGit(root, args, options);
  if (output.status !== 0) throw refuseGit(args, output);
  return output.stdout;
}

export function refuseGit(args: readonly string[], { stderr }: GitOutput): Refusal {
  return refusal(args, stderr.trim(), 'run `git status` here, and do what git says');
}

function refusal(args: readonly string[], found: string, fix: string): Refusal {
  const words = args.filter((arg) => !arg.startsWith('-')).slice(0, 2);
  return new Refusal(4, [{ id: 'git', severity: 'error', subject: ['git', ...words].join(' '), found, fix }]);
}
