import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changedPaths, defaultBranch, mergeBase, namedCommit } from './revisions.ts';
import { tempRepository } from './testing/index.ts';

describe('defaultBranch', () => {
  it.each(['main', 'master'])('is %s of this clone when there is no origin', (name) => {
    const repo = tempRepository();
    const commit = repo.commit();
    repo.git('branch', '-m', name);
    expect(defaultBranch(repo.root)).toEqual({ name, commit });
  });

  it('is what the HEAD of origin points at, before main', () => {
    const origin = tempRepository();
    const commit = origin.commit();
    origin.git('branch', '-m', 'trunk');
    const clone = tempRepository();
    execFileSync('git', ['clone', '--quiet', origin.root, join(clone.root, 'clone')]);
    expect(defaultBranch(join(clone.root, 'clone'))).toEqual({ name: 'origin/trunk', commit });
  });

  it('is main of origin, before that of this clone, where origin has no HEAD', () => {
    const repo = tempRepository();
    const first = repo.commit();
    repo.commit({ 'a.txt': 'a' });
    repo.git('update-ref', 'refs/remotes/origin/main', first);
    expect(defaultBranch(repo.root)).toEqual({ name: 'origin/main', commit: first });
  });

  it('refuses a clone without one', () => {
    const repo = tempRepository();
    repo.commit();
    repo.git('branch', '-m', 'work');
    expect(() => defaultBranch(repo.root)).toThrow(
      'default-branch: git: no branch main or master, neither here nor of origin; name the base, e.g. `npm run delivery -- diff HEAD~1`',
    );
  });
});

describe('namedCommit', () => {
  it('takes branches, tags, commits and what is relative to them', () => {
    const repo = tempRepository();
    const [first, second] = [repo.commit(), repo.commit({ 'a.txt': 'a' })];
    repo.git('tag', '--annotate', '--message', 'v1', 'v1', first);
    expect(['main', 'v1', 'HEAD~1', second.slice(0, 10), '@'].map((name) => namedCommit(repo.root, name))).toEqual([
      second,
      first,
      first,
      second,
      second,
    ]);
  });

  it.each(['mian', '--all', '', 'HEAD:a.txt', 'a b'])('refuses %j', (name) => {
    const repo = tempRepository();
    repo.commit({ 'a.txt': 'a' });
    expect(() => namedCommit(repo.root, name)).toThrow(
      `revision-exists: ${name}: "${name}", which names no commit here; name a branch, tag or commit; \`git fetch\` first when it is at origin`,
    );
  });
});

describe('mergeBase', () => {
  it('is where two branches left each other', () => {
    const repo = tempRepository();
    const base = repo.commit();
    repo.git('checkout', '--quiet', '-b', 'work');
    const head = repo.commit({ 'a.txt': 'a' });
    repo.git('checkout', '--quiet', 'main');
    const tip = repo.commit({ 'b.txt': 'b' });
    expect(mergeBase(repo.root, { name: 'main', commit: tip }, head)).toBe(base);
  });

  it('refuses histories that never met', () => {
    const repo = tempRepository();
    const commit = repo.commit();
    repo.git('checkout', '--quiet', '--orphan', 'other');
    const other = repo.commit({ 'a.txt': 'a' });
    expect(() => mergeBase(repo.root, { name: 'main', commit }, other)).toThrow(
      `merge-base: main: no commit in common with ${other.slice(0, 12)}; compare branches of one history`,
    );
  });
});

describe('changedPaths', () => {
  it('between two commits, both names of a file that was renamed', () => {
    const repo = tempRepository();
    const from = repo.commit({ 'a.txt': 'same', 'b/ö.txt': '1', 'c.txt': 'c' });
    repo.git('mv', 'a.txt', 'z.txt');
    const to = repo.commit({ 'b/ö.txt': '2' });
    expect(changedPaths(repo.root, from, to)).toEqual(['a.txt', 'b/ö.txt', 'z.txt']);
  });

  it('of the work tree: staged, not staged, untracked and removed, but not ignored', () => {
    const repo = tempRepository();
    const from = repo.commit({ '.gitignore': '*.log\n', 'a.txt': '1', 'b.txt': '1', 'c.txt': '1', 'd.txt': '1' });
    repo.write({ 'a.txt': '2', 'b.txt': '2', 'new.txt': '1', 'x.log': '1' });
    repo.git('add', 'a.txt');
    rmSync(join(repo.root, 'c.txt'));
    expect(changedPaths(repo.root, from)).toEqual(['a.txt', 'b.txt', 'c.txt', 'new.txt']);
  });
});
