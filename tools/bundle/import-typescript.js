import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { workspacePlugin } from './workspace-plugin.js';

/**
 * Imports a program of this workspace that is written in TypeScript, which Node 20 cannot run as it is.
 *
 * @param root absolute path of the repository
 * @param entry path of the program in it, e.g. `tools/cluster/src/main.ts`
 */
export async function importTypeScript(root, entry) {
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    ...{ bundle: true, write: false, platform: 'node', format: 'esm', target: 'node20' },
    plugins: [workspacePlugin(root)],
  });
  const text = outputFiles[0].contents;
  const cache = join(root, 'node_modules/.cache/delivery');
  const program = entry.replaceAll('/', '-').replace(/\.ts$/, '');
  const file = join(cache, `${program}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.mjs`);
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    if (name.startsWith(`${program}-`) && name !== basename(file)) rmSync(join(cache, name), { force: true });
  }
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
  return import(pathToFileURL(file).href);
}
