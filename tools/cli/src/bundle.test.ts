import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { buildBundle } from '../bin/build-bundle.js';
import { currentBundle } from '../bin/current-bundle.js';
import { appSource, tempWorkspace } from './testing/temp-workspace.ts';

const workspace = tempWorkspace();
const { root, write } = workspace;
const cache = join(root, 'node_modules/.cache/delivery');
const ORDER = 'apps/services/order/component.ts';
const PAYMENT = 'apps/services/payment/component.ts';
afterAll(workspace.remove);

/** Gives a file a time `seconds` ago: not the moment of a build, in which nothing counts as settled. */
function touch(path: string, seconds: number): void {
  const time = new Date(Date.now() - seconds * 1000);
  utimesSync(join(root, path), time, time);
}

beforeEach(async () => {
  rmSync(join(root, 'apps/services'), { recursive: true, force: true });
  write(ORDER, appSource('order', { a: 'one' }));
  touch(ORDER, 60);
  touch('package-lock.json', 60);
  touch('tools/cli/src/synth.ts', 60);
  touch('tools/tree/package.json', 60);
  await buildBundle(root, cache);
});

it('is current while nothing changes', () => {
  expect(currentBundle(root, cache)).toMatch(/cli-\d+-\w+$/);
});

it.each([
  ['a source has another size', () => write(ORDER, appSource('order', { a: 'one', b: 'two' }))],
  ['a source has another time', () => touch(ORDER, 30)],
  ['a source has an older time', () => touch('tools/cli/src/synth.ts', 3600)],
  ['a source is gone', () => rmSync(join(root, ORDER))],
  ['an app comes', () => write(PAYMENT, appSource('payment', {}))],
  ['the lockfile has another time', () => touch('package-lock.json', 30)],
  ['the exports of a package may be others', () => touch('tools/tree/package.json', 30)],
  ['the bundle is gone', () => rmSync(currentBundle(root, cache) ?? '', { recursive: true })],
  ['the note of it is broken', () => writeFileSync(join(cache, 'current.json'), '{"root":')],
])('is not current when %s', (_, change) => {
  change();
  expect(currentBundle(root, cache)).toBeUndefined();
});

it('is not current for another repository that shares node_modules', () => {
  expect(currentBundle(join(root, 'tools'), cache)).toBeUndefined();
});

it('does not count as current when a source was written in the moment of the build', async () => {
  write(ORDER, appSource('order', { a: 'two' })); // it could be written once more within the same tick, at the same size
  touch(ORDER, -60); // whatever time passes until the build begins
  await buildBundle(root, cache);
  expect(currentBundle(root, cache)).toBeUndefined();
});

it('gives the file that remembers answers another name when what it loads to find them changes', async () => {
  const names = async () => {
    const folder = await buildBundle(root, cache);
    const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
    return files.filter((name) => readFileSync(join(folder, name), 'utf8').includes('import("./look-'));
  };
  const before = await names();
  expect(before).toHaveLength(1);
  const file = 'tools/cli/src/validate/chart-releases.ts';
  write(file, readFileSync(join(root, file), 'utf8').replace('return 1;', 'return 2;'));
  const after = await names();
  expect(after).toHaveLength(1);
  expect(after).not.toEqual(before);
});

it('keeps bundles for an hour, since a run may still load parts of one', async () => {
  const old = join(cache, 'cli-1-old');
  write('node_modules/.cache/delivery/cli-1-old/main.js', '');
  write('node_modules/.cache/delivery/cli-1-young/main.js', '');
  utimesSync(old, new Date(Date.now() - 7_200_000), new Date(Date.now() - 7_200_000));
  await buildBundle(root, cache);
  expect(readdirSync(cache)).toContain('cli-1-young');
  expect(readdirSync(cache)).not.toContain('cli-1-old');
});

it('leaves nothing behind when a source does not compile', async () => {
  write(ORDER, 'export default {');
  const before = readdirSync(cache);
  await expect(buildBundle(root, cache)).rejects.toMatchObject({
    exitCode: 2,
    findings: [{ id: 'compile', at: { file: ORDER, line: 1 }, found: 'Expected identifier but found end of file' }],
  });
  expect(readdirSync(cache)).toEqual(before);
});
