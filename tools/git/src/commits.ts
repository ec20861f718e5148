import { Refusal } from '@delivery/findings';
import { git, refuseGit, runGit } from './run-git.ts';

/**
 * The commit that a ref is at, 40 hex digits; undefined when there is no such ref.
 *
 * @param ref its full name, e.g. `refs/heads/main`
 */
export function commitOf(root: string, ref: string): string | undefined {
  const args = ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`];
  const output = runGit(root, args);
  if (output.status === 0) return output.stdout.toString('utf8').trim();
  if (output.stderr === '') return undefined;
  throw refuseGit(args, output);
}

export interface Distance {
  /** Commits that it has and the other one lacks. */
  readonly ahead: number;
  /** Commits that the other one has and it lacks. */
  readonly behind: number;
}

/** How far a commit is from another one. */
export function distance(root: string, commit: string, from: string): Distance {
  const counts = git(root, ['rev-list', '--left-right', '--count', `${commit}...${from}`]);
  const [ahead = 0, behind = 0] = counts.toString('utf8').trim().split('\t').map(Number);
  return { ahead, behind };
}

/**
 * For everything that compares commits.
 *
 * @throws Refusal (2) when `root` lies in no repository, or in one that was cloned without its whole history
 */
export function refuseWithoutHistory(root: string): void {
  const args = ['rev-parse', '--is-shallow-repository'];
  const output = runGit(root, args);
  if (/not a git repository/i.test(output.stderr)) {
    throw refuse('no-repository', 'no git repository here or above', 'run it in a clone of the repository');
  }
  if (output.status !== 0) throw refuseGit(args, output);
  if (output.stdout.toString('utf8').trim() === 'false') return;
  const fix = 'run `git fetch --unshallow`; in GitHub Actions, check out with `fetch-depth: 0`';
  throw refuse('shallow-clone', 'a shallow clone, which lacks the commits to compare', fix, 'the whole history');
}

function refuse(id: string, found: string, fix: string, allowed?: string): Refusal {
  return new Refusal(2, [
    { id, severity: 'error', subject: 'git', found, ...(allowed !== undefined && { allowed }), fix },
  ]);
}
