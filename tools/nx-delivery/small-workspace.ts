import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a JavaScript file in a folder, without what an Nx task around this test put into the environment. */
export function runNode(folder: string, file: string, ...args: readonly string[]): Promise<Outcome> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(NX|VITEST|FORCE_COLOR)/.test(key)));
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [join(folder, file), ...args],
      { cwd: folder, env: { ...env, NO_COLOR: '1' }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error && typeof error.code !== 'number') return reject(error);
        resolve({ code: Number(error?.code ?? 0), stdout: stripVTControlCharacters(stdout), stderr });
      },
    );
  });
}

/** Runs Nx. A process takes about a second: ask it few questions. */
export const runNx = (folder: string, ...args: readonly string[]): Promise<Outcome> =>
  runNode(folder, 'node_modules/nx/dist/bin/nx.js', ...args);

/**
 * A fresh clone in the system's temporary folder, with this workspace's own configuration, its installed packages, and
 * these files in place of its apps, libs and tools. A lib gets its package.json from its folder's name.
 */
export function smallWorkspace(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'nx-delivery-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  const toolFiles = readdirSync(join(checkout, 'tools/nx-delivery')).filter((name) => /\.(js|json)$/.test(name));
  mkdirSync(join(root, 'tools/nx-delivery'), { recursive: true });
  for (const path of [
    ...['.env', 'eslint.config.mjs', 'nx.json', 'package.json', 'package-lock.json', 'tsconfig.base.json'],
    ...toolFiles.map((name) => `tools/nx-delivery/${name}`),
  ]) {
    copyFileSync(join(checkout, path), join(root, path));
  }
  write('.gitignore', 'node_modules/\n.nx/\n');

  const folders = Object.keys(files).flatMap((path) => /^libs\/(overlays\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  const libs = new Map([...new Set(folders)].map((folder) => [folder, packageName(folder)]));
  for (const [folder, name] of libs) {
    const manifest = { name, version: '0.0.0', type: 'module', exports: { '.': './src/index.ts' } };
    write(`${folder}/package.json`, JSON.stringify(manifest));
  }
  for (const [path, text] of Object.entries(files)) write(path, text);

  mkdirSync(join(root, 'node_modules/@delivery'), { recursive: true });
  for (const name of readdirSync(join(checkout, 'node_modules'))) {
    if (name === '@delivery' || name === '.cache') continue;
    symlinkSync(join(checkout, 'node_modules', name), join(root, 'node_modules', name));
  }
  symlinkSync(join(root, 'tools/nx-delivery'), join(root, 'node_modules/@delivery/nx-delivery'));
  for (const [folder, name] of libs) symlinkSync(join(root, folder), join(root, 'node_modules', name));

  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** `libs/fleet` → `@delivery/fleet`, `libs/overlays/aws` → `@delivery/overlay-aws`. */
function packageName(folder: string): string {
  return `@delivery/${folder.replace('libs/overlays/', 'overlay-').replace('libs/', '')}`;
}
