import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface TempRepository {
  readonly root: string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  /** Runs git in it; gives what git prints, without the last line end. */
  readonly git: (...args: readonly string[]) => string;
  /** Commits everything, with these files written; gives the commit. */
  readonly commit: (files?: Readonly<Record<string, string>>) => string;
}

/** A repository on branch `main`, without a commit, that goes away with the test. */
export function tempRepository(): TempRepository {
  const root = mkdtempSync(join(tmpdir(), 'delivery-git-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  const git = (...args: readonly string[]) => {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
    return execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'pipe', encoding: 'utf8' }).trimEnd();
  };
  git('init', '--quiet', '--initial-branch', 'main');
  return {
    root,
    write,
    git,
    commit(files = {}) {
      write(files);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', 'test');
      return git('rev-parse', 'HEAD');
    },
  };
}
