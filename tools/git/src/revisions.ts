import { Refusal } from '@delivery/findings';
import { commitOf } from './commits.ts';
import { git, runGit } from './run-git.ts';

/** A name that people use, and the commit it stands for. */
export interface NamedCommit {
  readonly name: string;
  readonly commit: string;
}

/**
 * The branch that changes are merged into: what origin's HEAD points at, else `main` or `master` of this clone.
 *
 * @throws Refusal (2) when there is none
 */
export function defaultBranch(root: string): NamedCommit {
  const output = runGit(root, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  const named = output.status === 0 ? [output.stdout.toString('utf8').trim()] : [];
  for (const ref of [
    ...named,
    'refs/remotes/origin/main',
    'refs/heads/main',
    'refs/remotes/origin/master',
    'refs/heads/master',
  ]) {
    const commit = commitOf(root, ref);
    if (commit !== undefined) return { name: ref.replace(/^refs\/(?:heads|remotes)\//, ''), commit };
  }
  throw refuse(
    'default-branch',
    'git',
    'no branch main or master, neither here nor of origin',
    'name the base, e.g. `npm run delivery -- diff HEAD~1`',
  );
}

/**
 * @param name anything that git takes for a commit, e.g. `main`, `HEAD~1`, `v1.2.0`
 * @throws Refusal (2) for a name that is none
 */
export function namedCommit(root: string, name: string): string {
  const output = runGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  if (output.status === 0) return output.stdout.toString('utf8').trim();
  throw refuse(
    'revision-exists',
    name,
    `"${name}", which names no commit here`,
    'name a branch, tag or commit; `git fetch` first when it is at origin',
  );
}

/**
 * The last commit that two have in common.
 *
 * @throws Refusal (2) when they have none
 */
export function mergeBase(root: string, base: NamedCommit, head: string): string {
  const output = runGit(root, ['merge-base', base.commit, head]);
  if (output.status === 0) return output.stdout.toString('utf8').trim();
  throw refuse(
    'merge-base',
    base.name,
    `no commit in common with ${head.slice(0, 12)}`,
    'compare branches of one history',
  );
}

/**
 * Paths that differ between a commit and another one, or the work tree with its untracked files; in code unit order.
 *
 * @param to @default the work tree
 */
export function changedPaths(root: string, from: string, to?: string): readonly string[] {
  const diff = git(root, ['diff', '--name-only', '-z', '--no-renames', from, ...(to === undefined ? [] : [to]), '--']);
  const untracked =
    to === undefined ? git(root, ['ls-files', '--others', '--exclude-standard', '-z']) : Buffer.alloc(0);
  return [
    ...new Set([diff, untracked].flatMap((output) => output.toString('utf8').split('\0')).filter(Boolean)),
  ].sort();
}

function refuse(id: string, subject: string, found: string, fix: string): Refusal {
  return new Refusal(2, [{ id, severity: 'error', subject, found, fix }]);
}
