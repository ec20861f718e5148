import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@delivery/tree/testing';
import { describe, expect, it } from 'vitest';
import { compareListed, filesBelow } from './files-below.ts';

/** A folder with links, by path and what they say. */
function linked(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>>): string {
  const root = tempFolder(files);
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, path));
  return root;
}

const lines = (root: string) => {
  const { paths, links } = filesBelow(root);
  return paths.map((path) => [path, links.get(path) ?? []].flat().join(' → '));
};

describe('filesBelow', () => {
  it('gives every file, also hidden ones, but no history and no packages', () => {
    const root = tempFolder({
      'b/a.yaml': '',
      'b.yaml': '',
      '.sops.yaml': '',
      '.github/x.yml': '',
      '.git/HEAD': '',
      'node_modules/a/b.yaml': '',
    });
    expect(lines(root)).toEqual(['.github/x.yml', '.sops.yaml', 'b/a.yaml', 'b.yaml']);
  });

  it('gives them in the order that compareListed tells', () => {
    const names = ['a/b', 'a/b.yaml', 'a-b', 'a.yaml', 'a0/a', 'ab', 'b/a/a', 'b/a-a/a', 'b/a.a', 'é', 'b/Z', '!/a'];
    const { paths } = filesBelow(tempFolder(Object.fromEntries(names.map((name) => [`${name}/x`, '']))));
    expect(paths).toHaveLength(names.length);
    expect([...paths].reverse().sort(compareListed)).toEqual(paths);
  });

  it('follows links inside of the folder', () => {
    const root = linked({ 'base/a.yaml': '', 'prod/b.yaml': '' }, { 'prod/a.yaml': '../base/a.yaml', test: 'base' });
    expect(lines(root)).toEqual(['base/a.yaml', 'prod/a.yaml', 'prod/b.yaml', 'test/a.yaml']);
  });

  it('tells links that lead up, in a circle, to nothing, or to where one led already', () => {
    const root = linked(
      { 'base/a.yaml': '', 'base/sub/b.yaml': '' },
      { 'base/up': '..', 'base/sub/self': 'self', gone: 'nowhere/at/all', first: 'base/sub', second: 'base/sub' },
    );
    expect(lines(root)).toEqual([
      'base/a.yaml',
      'base/sub/b.yaml',
      'base/sub/self → self',
      'base/up → ..',
      'first/b.yaml',
      'first/self → self',
      'gone → nowhere/at/all',
      'second → base/sub',
    ]);
  });

  it('ends where folders link to each other', () => {
    const root = linked({ 'a/a.yaml': '', 'b/b.yaml': '' }, { 'a/b': '../b', 'b/a': '../a' });
    expect(lines(root)).toEqual(['a/a.yaml', 'a/b/a/a.yaml', 'a/b/a/b → ../b', 'a/b/b.yaml', 'b/a → ../a', 'b/b.yaml']);
  });

  it('reads nothing outside of the folder', () => {
    const outside = tempFolder({ 'secret.yaml': 'kind: Config' });
    const root = linked({}, { 'a.yaml': join(outside, 'secret.yaml'), all: outside });
    expect(lines(root)).toEqual([`a.yaml → ${join(outside, 'secret.yaml')}`, `all → ${outside}`]);
  });

  it('of a folder beside one whose name begins alike', () => {
    const parent = tempFolder({ 'base-2/b.yaml': '' });
    mkdirSync(join(parent, 'base'));
    writeFileSync(join(parent, 'base/a.yaml'), '');
    symlinkSync('../base-2', join(parent, 'base/other'));
    expect(lines(join(parent, 'base'))).toEqual(['a.yaml', 'other → ../base-2']);
  });
});
