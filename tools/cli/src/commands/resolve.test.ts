import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempRepository } from '@delivery/git/testing';
import { describe, expect, it } from 'vitest';
import type { GeneratedFile } from '../synth.ts';
import { fleet, pathOf } from '../testing/run-cli.ts';
import { runCommand } from '../testing/run-command.ts';
import { resolve } from './resolve.ts';

const SOURCE = 'apps/services/order/release.txt';
const settings = pathOf('one/order/settings');
const routes = pathOf('one/order/routes');
const ATTRIBUTES = 'generated/** merge=delivery-ours\n/.github/CODEOWNERS merge=delivery-ours\n';

/** Far enough apart that git merges both edits of a source by itself. */
const source = (image: string, replicas: string, names = 'settings') =>
  `image ${image}\n\n\n\nreplicas ${replicas}\n\n\n\nnames ${names}\n`;

/** A repository on main whose tree is rendered from one source: each name becomes a ConfigMap with image and replicas in one line. */
function repository() {
  const { root, git, write, commit } = tempRepository();
  const render = () => {
    const [image, replicas, names = ''] = readFileSync(join(root, SOURCE), 'utf8').split('\n').filter(Boolean);
    const rendered = names.split(' ').slice(1);
    const synthesis = fleet(Object.fromEntries(rendered.map((name) => [`one/order/${name}`, `${image} ${replicas}`])));
    const owners: GeneratedFile = { text: `/${rendered.join()} ${image}\n`, source: 'owners' };
    return { ...synthesis, files: new Map([...synthesis.files, ['.github/CODEOWNERS', owners]]) };
  };
  /** Commits a source and what it renders. */
  const commitSource = (text: string) => {
    write({ [SOURCE]: text });
    const files = render().files;
    rmSync(join(root, 'generated'), { recursive: true, force: true });
    write(Object.fromEntries([...files].map(([path, file]) => [path, file.text])));
    return commit();
  };
  write({ '.gitattributes': ATTRIBUTES, '.gitignore': 'node_modules/\n' });
  commitSource(source('1', '1'));
  /** Leaves git in the middle of it, or done. */
  const fails = (...args: readonly string[]) => {
    try {
      git(...args);
      return false;
    } catch {
      return true;
    }
  };
  const branch = (name: string, text: string) => {
    git('switch', '--quiet', '--create', name, 'main');
    commitSource(text);
  };
  const run = (options: { readonly json?: boolean; readonly installDriver?: boolean } = {}) =>
    runCommand((io) => resolve({ root, render, ...options }, io), options);
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  return { root, git, write, commitSource, fails, branch, run, read };
}

/** Two branches that touch one service: one its image, the other its replicas; merged, which git cannot do in the tree. */
function twoBranches() {
  const made = repository();
  made.branch('image', source('2', '1'));
  made.branch('replicas', source('1', '3'));
  return made;
}

const MERGED = { settings: 'text: image 2 replicas 3\n', owners: '/settings image 2\n' };

describe('a merge of two branches that touch one service', () => {
  it('conflicts in generated/ alone, and is resolved by rendering once', async () => {
    const { git, fails, run, read } = twoBranches();
    expect(fails('merge', '--quiet', 'image')).toBe(true);
    expect(read(settings)).toContain('<<<<<<<');
    const { exitCode, stdout, stderr } = await run();
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain('rendered from the merged sources: 2 files staged\nnext: `git merge --continue`\n');
    expect(read(settings)).toContain(MERGED.settings);
    expect(read('.github/CODEOWNERS')).toBe(MERGED.owners);
    git('-c', 'core.editor=true', 'merge', '--continue');
    expect(git('status', '--porcelain')).toBe('');
    expect(git('show', `HEAD:${settings}`)).toContain('image 2 replicas 3');
    expect(git('rev-list', '--parents', '-1', 'HEAD').split(' ')).toHaveLength(3);
  });

  it('keeps ours with the driver, so that there is nothing but to render', async () => {
    const { git, fails, run, read } = twoBranches();
    const { exitCode, stderr } = await run({ installDriver: true });
    expect(exitCode).toBe(0);
    expect(stderr).toBe('git now keeps our side of generated/ in a merge; `npm run delivery -- resolve` renders it\n');
    await run({ installDriver: true }); // twice is once
    expect(git('config', '--get-all', 'merge.delivery-ours.driver')).toBe('true');
    expect(fails('merge', '--quiet', '--no-commit', 'image')).toBe(false);
    expect(read(settings)).toContain('text: image 1 replicas 3\n');
    expect((await run()).exitCode).toBe(0);
    git('-c', 'core.editor=true', 'merge', '--continue');
    expect(git('show', `HEAD:${settings}`)).toContain('image 2 replicas 3');
  });

  it.each([
    ['rebase', ['rebase', 'image'], 'git rebase --continue', [settings]],
    ['cherry-pick', ['cherry-pick', 'image'], 'git cherry-pick --continue', ['.github/CODEOWNERS', settings]],
  ])('works for a %s too', async (_, command, next, staged) => {
    const { git, fails, run } = twoBranches();
    expect(fails(...command)).toBe(true);
    const { stdout } = await run({ json: true });
    expect(JSON.parse(stdout)).toEqual({
      command: 'resolve',
      exitCode: 0,
      operation: command[0],
      staged,
      next,
      findings: [],
    });
    git('-c', 'core.editor=true', ...next.split(' ').slice(1));
    expect(git('status', '--porcelain')).toBe('');
    expect(git('show', `HEAD:${settings}`)).toContain('image 2 replicas 3');
  });

  it('works for a revert', async () => {
    const { git, fails, run } = twoBranches();
    git('merge', '--quiet', '--strategy=ours', 'image');
    expect(fails('revert', '--no-edit', 'image')).toBe(true);
    git('checkout', '--ours', SOURCE);
    git('add', SOURCE);
    expect((await run()).stderr).toContain('next: `git revert --continue`');
  });

  it('works for a stash, after which nothing is to be continued', async () => {
    const { git, write, fails, run, read } = repository();
    write({ [settings]: `${read(settings)}# mine\n`, [SOURCE]: source('2', '1') });
    git('stash', '--quiet');
    write({ [SOURCE]: source('1', '3'), [settings]: `${read(settings)}# theirs\n` });
    git('commit', '--quiet', '--all', '--message=theirs');
    expect(fails('stash', 'pop')).toBe(true);
    expect((await run()).stderr).toContain('next: `git commit`');
    expect(read(settings)).toContain('text: image 2 replicas 3\n');
  });
});

describe('files that only one side has', () => {
  it('are removed when the merged sources do not render them, marks of a conflict or not', async () => {
    const { root, git, branch, fails, run } = repository();
    branch('more', source('2', '1', 'settings routes'));
    branch('less', source('3', '1', 'settings'));
    git('switch', '--quiet', 'less');
    expect(fails('merge', '--quiet', 'more')).toBe(true);
    writeFileSync(join(root, SOURCE), source('3', '1', 'settings')); // a person decides for one
    git('add', SOURCE);
    expect(existsSync(join(root, routes))).toBe(true);
    expect((await run()).exitCode).toBe(0);
    expect(existsSync(join(root, routes))).toBe(false);
    expect(git('ls-files', 'generated')).toBe(settings);
    expect(git('status', '--porcelain', '--untracked-files=all')).toBe('');
  });

  it('are rendered when one side deleted what the other changed', async () => {
    const { git, branch, fails, run, read } = repository();
    branch('two', source('1', '1', 'settings routes'));
    git('switch', '--quiet', 'main');
    git('merge', '--quiet', 'two');
    branch('change', source('2', '1', 'settings routes'));
    branch('delete', source('1', '1', 'settings'));
    expect(fails('merge', '--quiet', 'change')).toBe(true);
    expect(git('status', '--porcelain', routes)).toBe(`DU ${routes}`);
    expect((await run()).exitCode).toBe(0);
    expect(git('ls-files', 'generated')).toBe(settings);
    expect(read(settings)).toContain('text: image 2 replicas 1\n');
  });

  it('stay when nobody renders and nobody tracks them, and are told', async () => {
    const { git, write, fails, run } = twoBranches();
    fails('merge', '--quiet', 'image');
    write({ 'generated/README.md': 'hello\n' });
    const { exitCode, stdout } = await run();
    expect(exitCode).toBe(1);
    expect(stdout).toContain('error generated/README.md tree-foreign\n');
    expect(git('status', '--porcelain', 'generated/README.md')).toBe('?? generated/README.md');
  });
});

describe('refuses to render', () => {
  it('while a source has two sides, and changes nothing', async () => {
    const { git, branch, fails, run, read } = repository();
    branch('one', source('2', '1'));
    branch('two', source('3', '1'));
    fails('merge', '--quiet', 'one');
    const before = [git('status', '--porcelain=v2'), read(settings)];
    const { exitCode, stdout, stderr } = await run();
    expect(exitCode).toBe(1);
    expect(stdout).toBe(
      `error ${SOURCE} unmerged-source\n  ${SOURCE}\n  found    both sides changed it\n  fix      edit it, then \`git add ${SOURCE}\`, or \`git rm ${SOURCE}\` if it shall go\n`,
    );
    expect(stderr).toBe(
      '\nmerge the sources first; then `npm run delivery -- resolve` renders generated/, whichever side it has\n',
    );
    expect([git('status', '--porcelain=v2'), read(settings)]).toEqual(before);
  });

  it('while a source that was added holds marks of a conflict', async () => {
    const { git, branch, fails, run } = repository();
    branch('one', source('2', '1'));
    branch('two', source('3', '1'));
    fails('merge', '--quiet', 'one');
    git('add', SOURCE);
    const { exitCode, stdout } = await run({ json: true });
    expect(exitCode).toBe(1);
    const { findings } = JSON.parse(stdout) as { findings: readonly { at: object; found: string }[] };
    expect(findings.map(({ at, found }) => [at, found])).toEqual([
      [{ file: SOURCE, line: 1 }, 'a mark of a conflict'],
      [{ file: SOURCE, line: 5 }, 'a mark of a conflict'],
    ]);
  });

  it('a heading of Markdown is no mark', async () => {
    const { write, fails, git, run } = twoBranches();
    fails('merge', '--quiet', 'image');
    write({ 'docs/a.md': 'Order\n=======\n' });
    git('add', 'docs/a.md');
    expect((await run()).exitCode).toBe(0);
  });
});

it('does nothing where nothing is under way', async () => {
  const { git, run } = repository();
  const { exitCode, stdout, stderr } = await run();
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  expect(stderr).toBe(
    'nothing to resolve: no merge, rebase, cherry-pick or revert is under way; `npm run check` tells whether generated/ is as rendered\n',
  );
  expect(git('status', '--porcelain')).toBe('');
});
