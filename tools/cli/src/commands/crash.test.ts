import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { blobId } from '@delivery/git';
import { readTree, thisHost } from '@delivery/tree';
import { Crash, crashingFs, tempFolder, watchedFs } from '@delivery/tree/testing';
import picocolors from 'picocolors';
import { expect, it } from 'vitest';
import type { Io } from '../io.ts';
import { validateRendered } from '../testing/fake-validate-rendered.ts';
import { repository } from '../testing/repository.ts';
import { fleet, pathOf } from '../testing/run-cli.ts';
import { check } from './check.ts';
import { synth } from './synth.ts';

const silent: Io = {
  json: false,
  columns: 100,
  color: picocolors.createColors(false),
  answer: () => undefined,
  say: () => undefined,
  progress: () => undefined,
};
// 8 files change, 7 are added, 5 are removed (with their folder), 3 stay
const names = (count: number, prefix: string) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const all = (ids: readonly string[], text: string) => ids.map((id) => [id, text] as const);
const stay = all(names(3, 'local/order/stay'), 'same');
const changes = names(8, 'local/order/change');
const before = fleet(Object.fromEntries([...stay, ...all(changes, 'old'), ...all(names(5, 'local/gone/x'), 'old')]));
const after = fleet(Object.fromEntries([...stay, ...all(changes, 'new'), ...all(names(7, 'edge/order/add'), 'new')]));
const digests = ({ files }: typeof before) => new Map([...files].map(([path, { text }]) => [path, blobId(text)]));

const run = (root: string, fs: ReturnType<typeof watchedFs>, pid: number, render = () => after) => {
  return synth(
    { root, render, tree: { fs, head: () => undefined, host: { ...thisHost, pid, isAlive: () => false } } },
    silent,
  );
};
const treeBefore = () => tempFolder(Object.fromEntries([...before.files].map(([path, { text }]) => [path, text])));

async function countWrites(): Promise<number> {
  let writes = 0;
  const fs = watchedFs(() => writes++);
  expect(await run(treeBefore(), fs, 1)).toBe(0);
  return writes;
}

const surroundings = { assets: repository, env: {}, validateRendered };

it('a crash at any write leaves the old tree, the new tree, or the mark; the next synth repairs it', async () => {
  const writes = await countWrites();
  expect(writes).toBeGreaterThan(2 * 15 + 5);
  let marked = 0;
  for (let k = 0; k < writes; k++) {
    const root = treeBefore();
    await run(root, crashingFs(k), 1).catch((error: unknown) => expect(error).toBeInstanceOf(Crash));
    if (existsSync(join(root, 'generated/.unfinished'))) {
      marked++;
      await expect(check({ root, render: () => after, ...surroundings }, silent)).rejects.toMatchObject({
        exitCode: 4,
        findings: [{ id: 'tree-unfinished', fix: 'run `npm run synth`: it renders again and repairs the tree' }],
      });
    } else {
      expect([digests(before), digests(after)]).toContainEqual(new Map([...readTree(root)]));
    }
    expect(
      await run(
        root,
        watchedFs(() => undefined),
        2,
      ),
      `after a crash at write ${k}`,
    ).toBe(0);
    expect(new Map([...readTree(root)].sort()), `after a crash at write ${k}`).toEqual(
      new Map([...digests(after)].sort()),
    );
    for (const rest of ['.unfinished', 'clusters/local/apps/gone']) {
      expect(existsSync(join(root, 'generated', rest)), `${rest} after a crash at write ${k}`).toBe(false);
    }
    expect(await check({ root, render: () => after, ...surroundings }, silent)).toBe(0);
  }
  expect(marked).toBeGreaterThan(2 * 15 + 5);
});

it('the repair may as well go back to the old rendering', async () => {
  const root = treeBefore();
  await expect(run(root, crashingFs(20), 1)).rejects.toThrow(Crash);
  expect(
    await run(
      root,
      watchedFs(() => undefined),
      2,
      () => before,
    ),
  ).toBe(0);
  expect(new Map([...readTree(root)].sort())).toEqual(new Map([...digests(before)].sort()));
  expect(existsSync(join(root, pathOf('edge/order/add0')))).toBe(false);
});
