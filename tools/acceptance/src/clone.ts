import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './fleet.ts';

export interface Clone {
  readonly root: string;
  /** Runs the command line as a user would; its output is for messages. */
  readonly delivery: (...args: readonly string[]) => { readonly exitCode: number; readonly output: string };
  /** Replaces text in a file. */
  readonly edit: (file: string, from: string, to: string) => void;
  /** `git status --porcelain` of the whole repository. */
  readonly status: () => readonly string[];
  readonly remove: () => void;
}

/** This repository as it stands, committed, in the system's temporary folder; npm packages are linked, the workspace's own are its own. */
export function clone(): Clone {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'delivery-clone-')));
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  for (const file of git(root, 'ls-files', '-coz', '--exclude-standard', '--deduplicate').split('\0').filter(Boolean)) {
    // one that is deleted, but not yet in git
    if (existsSync(join(root, file))) cpSync(join(root, file), join(copy, file));
  }
  linkPackages(copy);
  git(copy, 'init', '-q', '-b', 'main');
  git(copy, 'add', '-A');
  git(copy, '-c', 'user.name=t', '-c', 'user.email=t@localhost', 'commit', '-qm', 'all');
  return {
    root: copy,
    delivery: (...args) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [join(copy, 'tools/cli/bin/delivery.js'), ...args],
        { cwd: copy, encoding: 'utf8' },
      );
      return { exitCode: status ?? -1, output: stdout + stderr };
    },
    edit: (file, from, to) => {
      const text = readFileSync(join(copy, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
      writeFileSync(join(copy, file), text.replace(from, to));
    },
    status: () => git(copy, 'status', '--porcelain').split('\n').filter(Boolean),
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
}

function linkPackages(copy: string): void {
  mkdirSync(join(copy, 'node_modules/@delivery'), { recursive: true });
  const packages = join(root, 'node_modules');
  for (const name of readdirSync(packages)) {
    if (name !== '@delivery' && name !== '.cache') symlinkSync(join(packages, name), join(copy, 'node_modules', name));
  }
  for (const name of readdirSync(join(packages, '@delivery'))) {
    const folder = relative(root, realpathSync(join(packages, '@delivery', name)));
    symlinkSync(join(copy, folder), join(copy, 'node_modules/@delivery', name));
  }
}
