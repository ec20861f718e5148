import { workspacePlugin } from '@delivery/bundle/workspace-plugin';
import { build } from 'esbuild';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { appFolders, appsModule, appsModuleId } from './apps-module.js';
import { stampOf } from './current-bundle.js';

const hour = 3_600_000;
// A file written this shortly before a build could change once more without a new time (clocks of file systems tick).
const tick = 20;

/** Packages of many files that Node would look up, read and compile one by one at each start. */
const INSIDE = [
  '@grafana/grafana-foundation-sdk',
  '@lezer/common',
  '@lezer/lr',
  '@noble/hashes',
  '@prometheus-io/lezer-promql',
  'ajv',
  'ajv-formats',
  'cdk8s',
  'cdk8s-plus-28',
  'commander',
  'constructs',
  'fast-deep-equal',
  'fast-json-patch',
  'fast-uri',
  'fastest-levenshtein',
  'follow-redirects',
  'ignore',
  'json-schema-traverse',
  'minimatch',
  'picocolors',
  'picomatch',
  'tslib',
  'yaml',
];

/** Some of them ask for modules of Node the old way. */
const REQUIRE = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;

/**
 * Bundles tools/cli/src/main.ts, and what it runs in threads, with everything of this workspace that it imports; other npm packages stay
 * outside.
 * The bundle gets a folder of its own, and `current.json` is renamed in when it is complete: a second start at the
 * same moment sees the old bundle or the new one.
 *
 * @returns the folder of the bundle
 * @throws { exitCode, findings } when a source does not compile (2) or the cache cannot be written (4)
 */
export async function buildBundle(root, cache) {
  const started = Date.now();
  const apps = appFolders(root);
  const folder = `cli-${process.pid}-${started.toString(36)}`;
  const packages = new Set();
  try {
    mkdirSync(join(cache, folder), { recursive: true });
    const { inputs } = await bundle(root, join(cache, folder), packages);
    const listed = [...inputs, ...packages, ...ownFiles(root), 'package-lock.json'];
    const files = Object.fromEntries(listed.map((path) => [path, settledStamp(join(root, path), started)]));
    writeFileSync(join(cache, folder, 'current.json'), JSON.stringify({ root, folder, apps, files }));
    renameSync(join(cache, folder, 'current.json'), join(cache, 'current.json'));
    removeOld(cache, folder, started);
  } catch (error) {
    discard(join(cache, folder));
    throw error.path?.startsWith(join(root, 'node_modules/.cache')) ? unwritable(root, error) : error;
  }
  return join(cache, folder);
}

async function bundle(root, outdir, packages) {
  try {
    const { metafile } = await build({
      absWorkingDir: root,
      // the others run in threads, so nothing imports them
      entryPoints: ['main.ts', 'review/folder-worker.ts', 'validate/schema/worker.ts'].map(
        (path) => `tools/cli/src/${path}`,
      ),
      outdir,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'neutral', // then `yaml` gives modules, of which only what is used is bundled
      mainFields: ['main'],
      banner: { js: REQUIRE },
      target: 'node20',
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
      sourcemap: 'linked',
      sourcesContent: false,
      metafile: true,
      logLevel: 'silent',
      plugins: [workspacePlugin(root, { inside: INSIDE, packages, modules: { [appsModuleId]: appsModule(root) } })],
    });
    // the lockfile stands for what npm installs
    return { inputs: Object.keys(metafile.inputs).filter((path) => !/^delivery:|(?:^|\/)node_modules\//.test(path)) };
  } catch (error) {
    throw error.errors === undefined ? error : { exitCode: 2, findings: error.errors.map(asFinding) };
  }
}

/** The stamp of a file, or one that no file has when it may have changed while it was read. */
function settledStamp(path, started) {
  const stamp = stampOf(path);
  return stamp !== undefined && stamp[1] > started - tick ? [-1, -1] : (stamp ?? [-1, -1]);
}

function ownFiles(root) {
  return readdirSync(import.meta.dirname).map((name) => relative(root, join(import.meta.dirname, name)));
}

/** A run that began with an older bundle may still load parts of it, so old ones stay for an hour. */
function removeOld(cache, current, now) {
  for (const name of readdirSync(cache).filter((name) => name.startsWith('cli-') && name !== current)) {
    const stat = statSync(join(cache, name), { throwIfNoEntry: false });
    if (stat !== undefined && now - stat.mtimeMs > hour) discard(join(cache, name));
  }
}

/** What cannot be removed now is removed another time. */
function discard(folder) {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    return;
  }
}

function asFinding({ text, location }) {
  const unresolved = text.startsWith('Could not resolve "@delivery/');
  return {
    id: 'compile',
    severity: 'error',
    subject: location ? `\`${location.lineText.trim()}\`` : 'tools/cli/src/main.ts',
    ...(location && { at: { file: location.file, line: location.line, column: location.column + 1 } }),
    found: text,
    fix: unresolved ? 'run `npm ci`' : 'correct this line; `npm run typecheck` reads the whole workspace',
  };
}

function unwritable(root, { code, path }) {
  const fix = 'make node_modules/.cache writable: the CLI keeps its bundle there';
  return {
    exitCode: 4,
    findings: [{ id: 'cache', severity: 'error', subject: relative(root, path), found: code, fix }],
  };
}
