import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { toolFolder } from './folders.ts';
import { listening } from './ports.ts';
import { run } from './run.ts';
import type { Stack } from './stack.ts';
import type { StandIns } from './stand-ins.ts';

export interface RepositoryOptions {
  /** The address that the committed tree names, e.g. in repoURL. @default - none is replaced */
  readonly standsInFor?: string;
}

export interface PushOptions {
  /** All of them are moved to the new commit. @default - ['main'] */
  readonly branches?: readonly string[];
  /** Folder of the repository that the tree becomes, e.g. `generated`. @default - the root */
  readonly at?: string;
  /** @default - 'test' */
  readonly message?: string;
}

/** Bare repositories, served over http on 127.0.0.1. */
export interface Git {
  /** What the address of a repository is, or will be. */
  addressOf(name: string): string;
  /** @returns the repository's address */
  createRepository(name: string, options?: RepositoryOptions): Promise<string>;
  /**
   * Commits a folder as the whole tree of a repository; earlier commits stay its history.
   * Addresses that something on loopback stands in for are replaced in its files.
   *
   * @returns the commit
   */
  pushTree(name: string, folder: string, options?: PushOptions): Promise<string>;
}

const [name, email] = ['test', 'test@localhost'];
const author = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };

export async function startGit(stack: Stack, standIns: StandIns): Promise<Git> {
  const port = await stack.freePort();
  const root = stack.path('git/');
  const server = [join(toolFolder, 'bin', 'git-server.js'), String(port), root];
  await stack.start('git-server', process.execPath, server, { ready: () => listening(port) });

  const bare = (name: string) => join(root, `${name}.git`);
  const git = (name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const config = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_DIR: bare(name) };
    const whole = { PATH: process.env['PATH'], ...config, ...author, ...env };
    const cwd = env['GIT_WORK_TREE'] ?? root;
    return run('git', args, { env: whole, cwd }).then((out) => out.trim());
  };
  const addressOf = (name: string) => `http://127.0.0.1:${port}/${name}.git`;

  return {
    addressOf,
    async createRepository(name, { standsInFor } = {}) {
      await git(name, ['init', '--quiet', '--bare', '--initial-branch=main']);
      const address = addressOf(name);
      if (standsInFor !== undefined) standIns.add(standsInFor, address);
      return address;
    },
    async pushTree(name, folder, { branches = ['main'], at = '', message = 'test' } = {}) {
      const tree = stack.path(`trees/${name}`);
      await rm(tree, { recursive: true, force: true });
      await mkdir(join(tree, at), { recursive: true });
      // A lock belongs to the machine; git ignores it in the checkout as well.
      await cp(folder, join(tree, at), { recursive: true, filter: (source) => basename(source) !== '.lock' });
      await replaceInFiles(tree, standIns.replace);
      const env = { GIT_WORK_TREE: tree, GIT_INDEX_FILE: `${tree}.index` };
      await rm(env.GIT_INDEX_FILE, { force: true });
      await git(name, ['add', '--all', '--force', '.'], env);
      const object = await git(name, ['write-tree'], env);
      const [first = 'main'] = branches;
      const parent = await git(name, ['rev-parse', '--verify', '--quiet', `refs/heads/${first}`]).catch(() => '');
      const commit = await git(name, ['commit-tree', object, '-m', message, ...(parent ? ['-p', parent] : [])]);
      for (const branch of branches) await git(name, ['update-ref', `refs/heads/${branch}`, commit]);
      return commit;
    },
  };
}

async function replaceInFiles(folder: string, change: (text: string) => string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, 'utf8');
    const changed = change(text);
    if (changed !== text) await writeFile(file, changed);
  }
}
