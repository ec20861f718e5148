import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { commitOf, distance, refuseWithoutHistory } from './commits.ts';
import { tempRepository } from './testing/index.ts';

it('gives the commit of a branch, and undefined for none', () => {
  const { root, commit, git } = tempRepository();
  const first = commit();
  git('branch', 'ring/canary');
  const second = commit();
  expect(commitOf(root, 'refs/heads/ring/canary')).toBe(first);
  expect(commitOf(root, 'refs/heads/main')).toBe(second);
  expect(commitOf(root, 'refs/heads/ring/production')).toBeUndefined();
  expect(commitOf(root, 'refs/remotes/origin/main')).toBeUndefined();
});

it('counts the commits between two', () => {
  const { root, commit, git } = tempRepository();
  const base = commit();
  const [, last] = [commit(), commit()];
  git('switch', '--quiet', '--create', 'side', base);
  const side = commit({ a: 'a' });
  expect(distance(root, last, last)).toEqual({ ahead: 0, behind: 0 });
  expect(distance(root, base, last)).toEqual({ ahead: 0, behind: 2 });
  expect(distance(root, side, last)).toEqual({ ahead: 1, behind: 2 });
});

it('asks for the whole history', () => {
  const { root, commit, git } = tempRepository();
  commit();
  commit();
  refuseWithoutHistory(root);
  git('clone', '--quiet', '--depth', '1', `file://${root}`, 'shallow');
  expect(() => refuseWithoutHistory(join(root, 'shallow'))).toThrow(
    expect.objectContaining({
      exitCode: 2,
      message:
        'shallow-clone: git: a shallow clone, which lacks the commits to compare; ' +
        'run `git fetch --unshallow`; in GitHub Actions, check out with `fetch-depth: 0`',
    }),
  );
});

it('asks for a repository', () => {
  const root = mkdtempSync(join(tmpdir(), 'delivery-git-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  expect(() => refuseWithoutHistory(root)).toThrow(
    expect.objectContaining({
      exitCode: 2,
      message: 'no-repository: git: no git repository here or above; run it in a clone of the repository',
    }),
  );
});

it('repeats what git says of a history that it cannot read', () => {
  const { root, commit } = tempRepository();
  commit();
  execFileSync('git', ['config', 'core.repositoryformatversion', '9'], { cwd: root });
  expect(() => refuseWithoutHistory(root)).toThrow('git: git rev-parse: fatal: Expected git repo version');
  expect(() => commitOf(root, 'refs/heads/main')).toThrow('Expected git repo version');
});
