import { execFileSync } from 'node:child_process';

/** Makes a folder a git repository with one commit of everything in it. */
export function commitAll(root: string): void {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], { cwd: root });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'all');
}
