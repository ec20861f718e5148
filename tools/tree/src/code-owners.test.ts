import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeFs } from './fs.ts';
import { readLastSynth } from './last-synth.ts';
import { CODEOWNERS } from './mark.ts';
import { planTree } from './plan-tree.ts';
import { commitAll, Crash, crashingFs, rendered, tempFolder, watchedFs, writeFiles } from './testing/index.ts';
import { writeTree } from './write-tree.ts';

const A = 'generated/clusters/local/apps/order/order/configmap_a.yaml';
const OLD = '* @example/old\n';
const NEW = '* @example/new\n';
const next = rendered({ [CODEOWNERS]: NEW, [A]: 'a\n' });
const read = (root: string) => readFileSync(join(root, CODEOWNERS), 'utf8');

it('is written by the same plan as the tree, then left as it is', () => {
  const root = tempFolder();
  expect(writeTree(root, next)).toMatchObject({ added: [CODEOWNERS, A] });
  expect(read(root)).toBe(NEW);
  expect(planTree(root, next)).toMatchObject({ added: [], changed: [], unchanged: 2 });
  writeFiles(root, { [CODEOWNERS]: `${NEW}/apps/ @example/apps\n` });
  expect(writeTree(root, next, { head: () => new Map() })).toMatchObject({
    changed: [CODEOWNERS],
    handEdits: [CODEOWNERS],
  });
  expect(read(root)).toBe(NEW);
});

it('is no hand edit when it is the committed one', () => {
  const root = tempFolder({ [CODEOWNERS]: OLD, 'generated/a/b': '' });
  commitAll(root);
  expect(planTree(root, next)).toMatchObject({ changed: [CODEOWNERS], handEdits: [] });
  writeFiles(root, { [CODEOWNERS]: 'mine\n' });
  expect(planTree(root, next)).toMatchObject({ changed: [CODEOWNERS], handEdits: [CODEOWNERS] });
});

it('is left alone where none is rendered, whatever it is', () => {
  const root = tempFolder({ [CODEOWNERS]: OLD });
  expect(writeTree(root, rendered({ [A]: 'a\n' }), { discard: true })).toMatchObject({ added: [A], foreign: [] });
  expect(read(root)).toBe(OLD);
  const linked = tempFolder({ owners: OLD });
  symlinkSync(linked, join(linked, '.github'));
  expect(writeTree(linked, rendered({ [A]: 'a\n' }))).toMatchObject({ added: [A], foreign: [] });
});

it('goes when it is no longer rendered, unless somebody has edited it since', () => {
  const root = tempFolder();
  writeTree(root, next);
  writeFiles(root, { [CODEOWNERS]: 'mine\n' });
  const without = rendered({ [A]: 'a\n' });
  expect(planTree(root, without)).toMatchObject({ removed: [], foreign: [] });
  writeFiles(root, { [CODEOWNERS]: NEW });
  expect(writeTree(root, without)).toMatchObject({ removed: [CODEOWNERS], handEdits: [] });
  expect(existsSync(join(root, CODEOWNERS))).toBe(false);
  expect(readLastSynth(root, nodeFs).has(CODEOWNERS)).toBe(false);
});

it('is whole after a crash at any write and the next synth', () => {
  let writes = 0;
  const start = () => tempFolder({ [CODEOWNERS]: OLD, [A]: 'old\n' });
  writeTree(start(), next, { fs: watchedFs(() => writes++) });
  expect(writes).toBeGreaterThan(8);
  for (let k = 0; k < writes; k++) {
    const root = start();
    try {
      writeTree(root, next, { fs: crashingFs(k) }); // a crash while the memory of the last synth is written is survived
    } catch (error) {
      expect(error).toBeInstanceOf(Crash);
    }
    expect([OLD, NEW]).toContain(read(root));
    writeTree(root, next);
    expect(read(root), `after a crash at write ${k}`).toBe(NEW);
    expect(existsSync(join(root, `${CODEOWNERS}.unfinished`)), `after a crash at write ${k}`).toBe(false);
    expect(planTree(root, next)).toMatchObject({ added: [], changed: [], removed: [], unfinished: false });
  }
});
