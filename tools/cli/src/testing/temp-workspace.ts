import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));
const packages = {
  bundle: 'tools/bundle',
  cli: 'tools/cli',
  tree: 'tools/tree',
  git: 'tools/git',
  findings: 'libs/findings',
  manifest: 'libs/manifest',
  yaml: 'libs/yaml',
  fleet: 'libs/fleet',
};
/** Replaced by `fake-synth.ts`. */
const rendering = /tools\/cli\/src\/(synth|model|app-of|files-of|read-bundles)\.ts$/;

export interface TempWorkspace {
  readonly root: string;
  readonly write: (path: string, text: string) => void;
  readonly remove: () => void;
}

/** A repository with the CLI of this one, and no apps yet. */
export function tempWorkspace(): TempWorkspace {
  const root = mkdtempSync(join(tmpdir(), 'delivery-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const folder of Object.values(packages)) {
    const filter = (path: string) =>
      !/\.test\.ts$|\/testing$/.test(path) && !rendering.test(relative(repository, path));
    // with their times: a file written in the moment of a build does not count as settled
    cpSync(join(repository, folder), join(root, folder), { recursive: true, preserveTimestamps: true, filter });
  }
  for (const name of ['synth', 'model']) {
    cpSync(fileURLToPath(new URL('./fake-synth.ts', import.meta.url)), join(root, `tools/cli/src/${name}.ts`));
  }
  write('nx.json', '{}');
  write('package-lock.json', '{}');
  mkdirSync(join(root, 'node_modules/@delivery'), { recursive: true });
  for (const [name, folder] of Object.entries(packages)) {
    symlinkSync(join(root, folder), join(root, 'node_modules/@delivery', name), 'dir');
  }
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    if (name === '@delivery' || name.startsWith('.')) continue;
    symlinkSync(join(repository, 'node_modules', name), join(root, 'node_modules', name), 'dir');
  }
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** The source of an app's component. */
export function appSource(name: string, files: Readonly<Record<string, string>>): string {
  return `export default { name: '${name}', build: () => (${JSON.stringify(files)}) };\n`;
}
