import { join } from 'node:path';
import { tempFolder } from '@delivery/tree/testing';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { folders } from '../testing/compare-folders.ts';
import { configMap } from '../testing/manifests.ts';
import { folderSides } from './folder-sides.ts';
import { FolderThread } from './folder-thread.ts';

const FILES = 300;
const side = (version: number) =>
  Object.fromEntries(
    Array.from({ length: FILES }, (_, i) => [`${i % 7}/${i}.yaml`, configMap(`a-${i % 50 === 0 ? version : 0}-${i}`)]),
  );
/** Both sides as text: of each file its path, and whether it is one value on both. */
async function read(file?: string): Promise<readonly string[]> {
  const old = { ...side(1), 'gone.yaml': configMap('gone') };
  const { cwd } = folders(old, { ...side(2), '5/new.yaml': configMap('new') });
  const thread = file === undefined ? undefined : FolderThread.start(join(cwd, 'old'), join(cwd, 'new'), file);
  expect(thread === undefined).toBe(file === undefined);
  const { before, after } = await folderSides('old', 'new', cwd, thread);
  const olds = new Set(before);
  return [
    ...before.map(({ path, id }) => `- ${path} ${id}`),
    ...after.map(
      (one) => `+ ${one.path} ${olds.has(one) ? 'the same' : one.contents().documents[0]?.subjects[0]?.name}`,
    ),
  ];
}

const program = (text: string) =>
  join(
    tempFolder({ 'worker.mjs': `import { parentPort, workerData } from 'node:worker_threads';\n${text}` }),
    'worker.mjs',
  );

describe('FolderThread', () => {
  it('two threads read what one does', async () => {
    const own = join(tempFolder({}), 'folder-worker.mjs');
    const entry = join(import.meta.dirname, 'folder-worker.ts');
    await build({
      entryPoints: [entry],
      outfile: own,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'silent',
    });
    const alone = await read();
    expect(alone).toHaveLength(2 * FILES + 2);
    expect(alone.filter((line) => line.endsWith(' the same'))).toHaveLength(FILES - 6);
    expect(alone).toContain('+ 5/new.yaml ConfigMap new');
    expect(await read(own)).toEqual(alone);
  });

  it.each([
    ['throws at once', `throw new Error('gone');`],
    ['ends at once', `process.exit(1);`],
    ['claims a folder and ends', `Atomics.store(workerData.claims, 2, 1); process.exit(1);`],
    [
      'claims a folder and cannot list it',
      `Atomics.store(workerData.claims, 3, 1); parentPort.postMessage({ failed: true });`,
    ],
    [
      'claims all pairs, and ends before it has skimmed them',
      `parentPort.on('message', () => {
         Atomics.store(workerData.claims, 1, 1);
         Atomics.add(workerData.claims, 0, 1 << 20);
         process.exit(1);
       });`,
    ],
    [
      'claims some pairs and cannot read them',
      `parentPort.on('message', () => {
         Atomics.store(workerData.claims, 1, 1);
         Atomics.add(workerData.claims, 0, 64);
         parentPort.postMessage({ failed: true });
       });`,
    ],
  ])('reads alone when the other one %s', async (_, text) => {
    expect(await read(program(text))).toEqual(await read());
  });

  it('is none where nothing can run in it', () => {
    expect(FolderThread.start('/', '/', join(tempFolder({}), 'nothing.js'))).toBeUndefined();
  });
});
