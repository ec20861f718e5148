import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blobId } from './blob-id.ts';
import { blobsAt, readBlobs } from './blobs.ts';
import { tempRepository } from './testing/index.ts';

it('gives the blobs of any commit, below the folders that are asked for', () => {
  const { root, commit } = tempRepository();
  const first = commit({ 'clusters/local.yaml': 'one\n', 'apps/a.yaml': 'a\n', 'docs/x.md': '' });
  commit({ 'clusters/local.yaml': 'two\n' });
  expect(blobsAt(root, first, ['clusters', 'apps', 'libs'])).toEqual(
    new Map([
      ['apps/a.yaml', blobId('a\n')],
      ['clusters/local.yaml', blobId('one\n')],
    ]),
  );
});

it('repeats what git says of a commit that is none', () => {
  const { root } = tempRepository();
  expect(() => blobsAt(root, 'HEAD', ['clusters'])).toThrow(
    'git: git ls-tree HEAD: fatal: Not a valid object name HEAD',
  );
});

it('reads contents byte for byte', () => {
  const { root, commit } = tempRepository();
  const texts = ['', '\n', 'no line end', 'ä\r\n', `${blobId('x')} blob 3\nabc\n`, 'x'.repeat(100_000)];
  const head = commit(Object.fromEntries(texts.map((text, i) => [`a/${i}`, text])));
  const blobs = readBlobs(root, [...blobsAt(root, head, ['a']).values()]);
  expect([...blobs.values()].map((bytes) => Buffer.from(bytes).toString('utf8')).sort()).toEqual([...texts].sort());
  for (const text of texts) expect(Buffer.from(blobs.get(blobId(text)) ?? []).toString('utf8')).toBe(text);
});

it('reads nothing when nothing is asked for', () => {
  expect(readBlobs('/', [])).toEqual(new Map());
});

it('refuses what the clone does not have, with 2', () => {
  const { root, commit } = tempRepository();
  commit({ a: 'a\n' });
  const id = blobId('a\n');
  rmSync(join(root, '.git/objects', id.slice(0, 2)), { recursive: true });
  expect(() => readBlobs(root, [id])).toThrow(
    expect.objectContaining({
      exitCode: 2,
      message: `partial-clone: git cat-file: no content of blob ${id}: a partial clone, or a damaged one; run \`git fetch --refetch --no-filter\``,
    }),
  );
});
