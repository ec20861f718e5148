import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { repository } from './repository.ts';

const packages = {
  bundle: 'tools/bundle',
  cli: 'tools/cli',
  github: 'tools/github',
  page: 'tools/page',
  review: 'libs/review',
  tree: 'tools/tree',
  git: 'tools/git',
  findings: 'libs/findings',
  manifest: 'libs/manifest',
  yaml: 'libs/yaml',
  fleet: 'libs/fleet',
  catalog: 'libs/catalog',
  gitops: 'libs/gitops',
  kubernetes: 'libs/kubernetes',
  policy: 'libs/policy',
};
/** The package of this workspace whose name has no scope. */
const published = 'libs/kubeconform-wasm';
/** Tests, and what is large and not for the CLI: the CRDs, the sources of the validator and what is made of them. */
const leftOut = /\.test\.ts$|\/testing$|\/libs\/kubernetes\/crds$|\/libs\/kubeconform-wasm\/(?:dist|go|scripts)$/;
/** What stands in the place of code that needs apps and clusters, by path below `tools/cli/src/`. */
const fakes = {
  'synth.ts': 'fake-synth.ts',
  'model.ts': 'fake-synth.ts',
  'commands/why.ts': 'fake-why.ts',
  'review/rendering.ts': 'fake-why.ts',
  'validate/facts/index.ts': 'fake-facts.ts',
  'validate/tree/validate-rendered.ts': 'fake-validate-rendered.ts',
};
/** Left out: it is replaced, or only what is replaced needs it. */
const rendering =
  /tools\/cli\/src\/(?:(?:synth|model|app-of|files-of|read-bundles|watched|commands\/why|review\/rendering|validate\/tree\/validate-rendered)\.ts$|validate\/facts\/|why\/(?!masked\.ts$))/;

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
  for (const folder of [...Object.values(packages), published]) {
    const filter = (path: string) => !leftOut.test(path) && !rendering.test(relative(repository, path));
    // with their times: a file written in the moment of a build does not count as settled
    cpSync(join(repository, folder), join(root, folder), { recursive: true, preserveTimestamps: true, filter });
  }
  for (const [path, fake] of Object.entries(fakes)) {
    const text = readFileSync(new URL(`./${fake}`, import.meta.url), 'utf8');
    const up = path
      .split('/')
      .slice(1)
      .map(() => '../')
      .join('');
    write(`tools/cli/src/${path}`, text.replaceAll("'../", `'./${up}`));
    age(join(root, 'tools/cli/src', path));
  }
  write('nx.json', '{}');
  write('package-lock.json', '{}');
  mkdirSync(join(root, 'node_modules/@delivery'), { recursive: true });
  for (const [name, folder] of Object.entries(packages)) {
    symlinkSync(join(root, folder), join(root, 'node_modules/@delivery', name), 'dir');
  }
  symlinkSync(join(root, published), join(root, 'node_modules', basename(published)), 'dir');
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    if (name === '@delivery' || name === basename(published) || name.startsWith('.')) continue;
    symlinkSync(join(repository, 'node_modules', name), join(root, 'node_modules', name), 'dir');
  }
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** As if it had lain there for a minute: a file of the moment of a build does not count as settled. */
function age(file: string): void {
  const time = new Date(Date.now() - 60_000);
  utimesSync(file, time, time);
}

/** The source of an app's component. */
export function appSource(name: string, files: Readonly<Record<string, string>>): string {
  return `export default { name: '${name}', build: () => (${JSON.stringify(files)}) };\n`;
}
