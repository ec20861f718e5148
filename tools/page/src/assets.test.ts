import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pageAssets } from './assets.ts';

const root = join(import.meta.dirname, '../../..');
const cache = join(root, 'node_modules/.cache/delivery');

it('bundles a script and a style that can stand inside their elements', async () => {
  const { script, style } = await pageAssets(root);
  expect(script).not.toMatch(/<\/script|<!--/i);
  expect(script).not.toContain('import(');
  expect(style).toContain('light-dark(');
  expect(style).not.toMatch(/<\/style|@import|url\(/i);
});

it('keeps one bundle for the same sources', async () => {
  const first = await pageAssets(root);
  expect(await pageAssets(root)).toEqual(first);
  expect(readdirSync(cache).filter((name) => name.startsWith('page-'))).toEqual([
    expect.stringMatching(/^page-[0-9a-f]{16}\.json$/),
  ]);
});
