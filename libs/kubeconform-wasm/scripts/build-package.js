#!/usr/bin/env node
// Writes the package as it is published: build-package.js [folder], by default dist/.
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { declarations } from './declarations.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param folder is replaced */
export async function buildPackage(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'lib'), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['src/index.ts', 'src/bin.ts'],
    outdir: join(folder, 'lib'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  chmodSync(join(folder, 'lib/bin.js'), 0o755);
  for (const [file, text] of declarations(join(root, 'src/index.ts'))) writeFileSync(join(folder, 'lib', file), text);
  for (const file of ['README.md', 'THIRD-PARTY-LICENSES.txt', 'kubeconform.wasm.br']) {
    copyFileSync(join(root, file), join(folder, file));
  }
  copyFileSync(join(root, '../../LICENSE'), join(folder, 'LICENSE'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published(), null, 2)}\n`);
}

/** The package.json of the folder: that of the workspace, with what was built in place of the sources. */
function published() {
  const { scripts: _, ...described } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    ...described,
    exports: {
      '.': { types: './lib/index.d.ts', default: './lib/index.js' },
      './kubeconform.wasm.br': './kubeconform.wasm.br',
      './package.json': './package.json',
    },
    bin: { 'kubeconform-wasm': 'lib/bin.js' },
    files: ['lib', 'kubeconform.wasm.br', 'THIRD-PARTY-LICENSES.txt'],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? join(root, 'dist'));
  await buildPackage(folder);
  console.log(folder);
}
