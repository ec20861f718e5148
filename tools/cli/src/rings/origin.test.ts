import { Refusal } from '@delivery/findings';
import { tempRepository } from '@delivery/git/testing';
import { tempFolder } from '@delivery/tree/testing';
import { describe, expect, it } from 'vitest';
import { fetchRings, pushForward } from './origin.ts';

const env = { PATH: process.env['PATH'] };

/** Somebody else has moved the ring to the last of three commits; this clone has seen none of it. */
function movedInTheMeantime() {
  const repository = tempRepository();
  const origin = tempFolder();
  const commits = [repository.commit(), repository.commit(), repository.commit()] as const;
  repository.git('init', '--quiet', '--bare', origin);
  repository.git('remote', 'add', 'origin', origin);
  repository.git('push', '--quiet', 'origin', 'main', `${commits[2]}:refs/heads/ring/canary`);
  return { ...repository, commits, at: () => repository.git('-C', origin, 'rev-parse', 'ring/canary') };
}

const refused = (run: () => void) => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return { exitCode: error.exitCode, finding: error.findings[0] };
    throw error;
  }
  return undefined;
};

describe('pushForward', () => {
  it('never takes a ring back, with 1', () => {
    const { root, commits, at } = movedInTheMeantime();
    expect(refused(() => pushForward(root, 'ring/canary', commits[1], env))).toEqual({
      exitCode: 1,
      finding: {
        ...{ id: 'ring-moved', severity: 'error', subject: 'origin ring/canary' },
        found: 'it has moved in the meantime',
        fix: 'run it again: it looks where the ring is now',
      },
    });
    expect(at()).toBe(commits[2]);
  });

  it('tells what a server says that takes no push, with 4', () => {
    const { root, git, commits } = movedInTheMeantime();
    git('remote', 'set-url', 'origin', '/nowhere');
    expect(refused(() => pushForward(root, 'ring/canary', commits[2], env))).toMatchObject({ exitCode: 4 });
  });
});

describe('fetchRings', () => {
  it('brings the rings as they are now, and takes away those that are gone', () => {
    const { root, git, commits } = movedInTheMeantime();
    git('update-ref', 'refs/remotes/origin/ring/gone', commits[0]);
    fetchRings(root, env);
    expect(git('for-each-ref', '--format=%(refname)', 'refs/remotes/origin').split('\n')).toEqual([
      'refs/remotes/origin/main',
      'refs/remotes/origin/ring/canary',
    ]);
    expect(git('rev-parse', 'origin/ring/canary')).toBe(commits[2]);
  });
});
