import { spawnSync } from 'node:child_process';
import { Refusal } from '@delivery/findings';

export interface Proposal {
  /** The repository. */
  readonly root: string;
  /** Belongs to this proposal alone: what it held before is replaced. */
  readonly branch: string;
  /** Of the commit and of the pull request. */
  readonly title: string;
  /** What the pull request says, as it was printed; may be empty. */
  readonly text: string;
  /** Environment of git and gh. @default - that of this process */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What a command writes: release.yaml below apps/, the rendering, and the owners that are rendered too. */
const WRITTEN = ['apps', 'generated', '.github'];

/**
 * In GitHub Actions there is no identity to commit with.
 *
 * @see https://github.com/actions/checkout#push-a-commit-using-the-built-in-token
 */
const BOT = [
  ...['-c', 'user.name=github-actions[bot]'],
  ...['-c', 'user.email=41898282+github-actions[bot]@users.noreply.github.com'],
];

/** Lets git ask gh for the token, so that none is kept in a file. The empty one takes the helpers of the machine away. */
const TOKEN_OF_GH = ['-c', 'credential.helper=', '-c', 'credential.helper=!gh auth git-credential'];

/**
 * Commits what changed, pushes it as a branch, and opens the pull request to `main`, or brings the one that is open up to date.
 *
 * @returns its address; undefined when nothing has changed
 * @throws Refusal (4) with what git or gh says
 */
export function propose({ root, branch, title, text, env = process.env }: Proposal): string | undefined {
  const run = (command: string, ...args: readonly string[]) => runIn(root, command, args, env);
  if (run('git', 'status', '--porcelain', '--', ...WRITTEN) === '') return undefined;
  const bot = env.GITHUB_ACTIONS === 'true' ? BOT : [];
  run('git', 'switch', '--quiet', `--force-create=${branch}`);
  run('git', 'add', '--all', '--', ...WRITTEN);
  run('git', ...bot, 'commit', '--quiet', `--message=${title}`);
  run('git', ...TOKEN_OF_GH, 'push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`);
  const body = `--body=${text.replace(/^(?=.)/gm, '    ')}`; // as it was printed: four spaces make Markdown keep it
  const open = run('gh', 'pr', 'list', '--base=main', `--head=${branch}`, '--state=open', '--json=url', '--jq=.[].url');
  if (open === '') return run('gh', 'pr', 'create', '--base=main', `--head=${branch}`, `--title=${title}`, body);
  run('gh', 'pr', 'edit', open, `--title=${title}`, body);
  return open;
}

function runIn(root: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv): string {
  const { error, status, stdout, stderr } = spawnSync(command, args, { cwd: root, env, encoding: 'utf8' });
  if (error === undefined && status === 0) return stdout.trimEnd();
  const missing = error !== undefined && 'code' in error && error.code === 'ENOENT';
  const found = missing ? `no ${command} on the PATH` : (error?.message ?? (stderr.trim() || `exit code ${status}`));
  const words = args.filter((arg) => !arg.startsWith('-') && !arg.includes('=')).slice(0, 2);
  const fix = missing ? `install ${command}` : 'do what it says, then run this again';
  throw new Refusal(4, [{ id: 'propose', severity: 'error', subject: [command, ...words].join(' '), found, fix }]);
}
