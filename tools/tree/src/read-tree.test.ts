import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@delivery/findings';
import { blobId } from '@delivery/git';
import { expect, it } from 'vitest';
import { readTree } from './read-tree.ts';
import { tempFolder } from './testing/index.ts';

it('gives every file its git blob id, without the lock and the mark', () => {
  const root = tempFolder({ 'generated/b/c.yaml': 'c\n', 'generated/a.yaml': '', 'apps/x.yaml': 'x\n' });
  writeFileSync(join(root, 'generated/.lock'), '{}');
  writeFileSync(join(root, 'generated/.unfinished'), '');
  expect([...readTree(root)]).toEqual([
    ['generated/a.yaml', blobId('')],
    ['generated/b/c.yaml', blobId('c\n')],
  ]);
});

it('reads bytes, not text', () => {
  const root = tempFolder();
  const bytes = Buffer.from([0xff, 0xfe, 0x0d, 0x0a]);
  expect(readTree(root)).toEqual(new Map());
  const other = tempFolder({ 'generated/a.yaml': '' });
  writeFileSync(join(other, 'generated/a.yaml'), bytes);
  expect(readTree(other).get('generated/a.yaml')).toBe(blobId(bytes));
});

it('is empty before the first synth', () => {
  expect(readTree(tempFolder())).toEqual(new Map());
});

it.each([
  ['a link to a file', 'generated/a/link.yaml', '/etc/hostname'],
  ['a link to a folder', 'generated/a/link', '/'],
  ['a link that leads nowhere', 'generated/a/link.yaml', 'nowhere'],
])('does not follow %s', (_, link, target) => {
  const root = tempFolder({ 'generated/a/b.yaml': 'b\n' });
  symlinkSync(target, join(root, link));
  expect(() => readTree(root)).toThrow(refusalOf(link));
});

it('reads further files on request, where they are', () => {
  const root = tempFolder({ '.github/CODEOWNERS': '* @a/b\n', 'generated/a.yaml': '' });
  const others = ['.github/CODEOWNERS', '.github/CODEOWNERS.unfinished', '.gitlab/CODEOWNERS'];
  expect([...readTree(root, undefined, others).keys()]).toEqual(['.github/CODEOWNERS', 'generated/a.yaml']);
});

it('does not follow a link to the folder of a further file', () => {
  const root = tempFolder({ 'elsewhere/CODEOWNERS': '' });
  symlinkSync('elsewhere', join(root, '.github'));
  expect(() => readTree(root, undefined, ['.github/CODEOWNERS'])).toThrow(refusalOf('.github'));
});

it('does not follow generated/ itself', () => {
  const root = tempFolder({ 'elsewhere/b.yaml': 'b\n' });
  symlinkSync('elsewhere', join(root, 'generated'));
  expect(() => readTree(root)).toThrow(refusalOf('generated'));
});

function refusalOf(file: string): Refusal {
  const found = 'a symbolic link or device';
  const fix = 'put a file in its place, or remove it, then run `npm run synth`';
  return new Refusal(4, [{ id: 'disk', severity: 'error', subject: file, at: { file }, found, fix }]);
}
