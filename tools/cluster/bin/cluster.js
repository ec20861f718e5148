#!/usr/bin/env node
// Bundles this workspace's TypeScript, which Node 20 cannot run as it is, and imports the bundle.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const workspace = {
  name: 'workspace',
  setup: (esbuild) =>
    esbuild.onResolve({ filter: /^@delivery\// }, ({ path }) => ({ path: fileURLToPath(import.meta.resolve(path)) })),
};
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('../src/main.ts', import.meta.url))],
  ...{ bundle: true, write: false, platform: 'node', format: 'esm', target: 'node20', packages: 'external' },
  plugins: [workspace],
});
const text = outputFiles[0].contents;
const cache = fileURLToPath(new URL('../../../node_modules/.cache/delivery/', import.meta.url));
const file = `${cache}cluster-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.mjs`;
if (!existsSync(file)) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}
await import(pathToFileURL(file).href);
