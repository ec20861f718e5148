import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Refusal } from '@delivery/findings';
import { expect, it, onTestFinished } from 'vitest';
import { blobId } from './blob-id.ts';
import { headBlobs } from './head-blobs.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'delivery-git-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function git(root: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'pipe' });
}

function commit(root: string): void {
  git(root, 'init', '--quiet');
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '--message', 'test');
}

it('gives the committed blobs of a folder, whatever the work tree holds now', () => {
  const root = folderWith({ 'generated/a b.yaml': 'a\n', 'generated/ä"\n/c.yaml': 'c\n', 'generated2/d.yaml': 'd\n' });
  commit(root);
  writeFileSync(join(root, 'generated/a b.yaml'), 'edited\n');
  const blobs = new Map([
    ['generated/a b.yaml', blobId('a\n')],
    ['generated/ä"\n/c.yaml', blobId('c\n')],
  ]);
  expect(headBlobs(root, 'generated')).toEqual(blobs);
});

it('gives paths from the root when the repository begins above it', () => {
  const root = folderWith({ 'inner/generated/a.yaml': 'a\n' });
  commit(root);
  expect(headBlobs(join(root, 'inner'), 'generated')).toEqual(new Map([['generated/a.yaml', blobId('a\n')]]));
});

it('is empty for a folder that was never committed', () => {
  const root = folderWith({ 'a.yaml': 'a\n' });
  commit(root);
  expect(headBlobs(root, 'generated')).toEqual(new Map());
});

it('is undefined without a repository, and without a commit', () => {
  const root = folderWith({});
  expect(headBlobs(root, 'generated')).toBeUndefined();
  git(root, 'init', '--quiet');
  expect(headBlobs(root, 'generated')).toBeUndefined();
});

it('says so when git is not there', () => {
  const root = folderWith({});
  expect(() => headBlobs(root, 'generated', { PATH: root })).toThrow(
    new Refusal(4, [
      { id: 'git', severity: 'error', subject: 'git ls-tree HEAD', found: 'no git on the PATH', fix: 'install git' },
    ]),
  );
});

it('repeats what git says when it refuses', () => {
  const root = folderWith({ '.git': 'nonsense' });
  expect(() => headBlobs(root, 'generated')).toThrow('git: git ls-tree HEAD: fatal: invalid gitfile format');
});
