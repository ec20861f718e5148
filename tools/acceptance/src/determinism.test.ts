import { workspacePlugin } from '@delivery/bundle/workspace-plugin';
import { appsModule, appsModuleId } from '@delivery/cli/apps-module';
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apps } from 'delivery:apps';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root, synthWith } from './fleet.ts';

const cache = join(root, 'node_modules/.cache/delivery');
mkdirSync(cache, { recursive: true });
const bundles = mkdtempSync(join(cache, 'render-hash-'));
const elsewhere = mkdtempSync(join(tmpdir(), 'delivery-cwd-'));
afterAll(() => {
  for (const folder of [bundles, elsewhere]) rmSync(folder, { recursive: true, force: true });
});

const folders = apps.map(({ folder }) => folder);
const importOrders = { sorted: folders, reversed: [...folders].reverse() };
beforeAll(async () => {
  for (const [name, order] of Object.entries(importOrders)) {
    await build({
      entryPoints: [join(import.meta.dirname, 'render-hash.ts')],
      outfile: join(bundles, `${name}.mjs`),
      ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'silent' },
      plugins: [workspacePlugin(root, { modules: { [appsModuleId]: appsModule(root, order) } })],
    });
  }
});

/** The committed tree, hashed as `render-hash.ts` hashes what it renders. */
function committed(): string {
  const hash = createHash('sha256');
  const { files } = synthWith();
  for (const path of files.keys()) hash.update(`${path}\0${readFileSync(join(root, path), 'utf8')}\0`);
  return `${files.size} ${hash.digest('hex')}\n`;
}

it.each([
  ['UTC', 'C', root, 'sorted', 'as-read'],
  ['Asia/Tokyo', 'ja_JP.UTF-8', '/', 'sorted', 'reversed'],
  ['America/St_Johns', 'tr_TR.UTF-8', elsewhere, 'reversed', 'as-read'],
  ['Pacific/Chatham', 'de_DE.UTF-8', elsewhere, 'reversed', 'reversed'],
  ['Asia/Kathmandu', 'ar_EG.UTF-8', '/', 'sorted', 'as-read'],
] as const)('gives the same bytes in %s, %s', (TZ, LANG, cwd, imports, files) => {
  const env = { PATH: process.env['PATH'], TZ, LANG, LC_ALL: LANG };
  expect(
    execFileSync(process.execPath, [join(bundles, `${imports}.mjs`), root, files], { cwd, env, encoding: 'utf8' }),
  ).toBe(committed());
});
