import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '@delivery/findings';
import { expect, it, onTestFinished } from 'vitest';
import { blobId } from './blob-id.ts';
import { headBlobs } from './head-blobs.ts';
import { tempRepository } from './testing/index.ts';

function emptyFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'delivery-git-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

it('gives the committed blobs of a folder, whatever the work tree holds now', () => {
  const { root, commit, write } = tempRepository();
  commit({ 'generated/a b.yaml': 'a\n', 'generated/ä"\n/c.yaml': 'c\n', 'generated2/d.yaml': 'd\n' });
  write({ 'generated/a b.yaml': 'edited\n' });
  const blobs = new Map([
    ['generated/a b.yaml', blobId('a\n')],
    ['generated/ä"\n/c.yaml', blobId('c\n')],
  ]);
  expect(headBlobs(root, 'generated')).toEqual(blobs);
});

it('gives paths from the root when the repository begins above it', () => {
  const { root, commit } = tempRepository();
  commit({ 'inner/generated/a.yaml': 'a\n' });
  expect(headBlobs(join(root, 'inner'), 'generated')).toEqual(new Map([['generated/a.yaml', blobId('a\n')]]));
});

it('is empty for a folder that was never committed', () => {
  const { root, commit } = tempRepository();
  commit({ 'a.yaml': 'a\n' });
  expect(headBlobs(root, 'generated')).toEqual(new Map());
});

it('is undefined without a repository, and without a commit', () => {
  expect(headBlobs(emptyFolder(), 'generated')).toBeUndefined();
  expect(headBlobs(tempRepository().root, 'generated')).toBeUndefined();
});

it('says so when git is not there', () => {
  const root = emptyFolder();
  expect(() => headBlobs(root, 'generated', { PATH: root })).toThrow(
    new Refusal(4, [
      { id: 'git', severity: 'error', subject: 'git ls-tree HEAD', found: 'no git on the PATH', fix: 'install git' },
    ]),
  );
});

it('repeats what git says when it refuses', () => {
  const root = emptyFolder();
  writeFileSync(join(root, '.git'), 'nonsense');
  expect(() => headBlobs(root, 'generated')).toThrow('git: git ls-tree HEAD: fatal: invalid gitfile format');
});
