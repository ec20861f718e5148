#!/usr/bin/env node
// Starts the CLI: bundles the workspace's own TypeScript when one of its files changed, then runs the bundle.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { currentBundle } from './current-bundle.js';

/** Commands that work on what they are given, in any folder. */
const anywhere = ['validate', 'policy', 'schemas'];
/** Those that do with one of these options. */
const anywhereWith = { diff: ['--from-dir'], risk: ['--from-dir', '--explain'], report: ['--from-dir'] };

/** The repository: the nearest folder from `folder` upwards that holds nx.json and this CLI; other repositories may use Nx too. */
function findRoot(folder) {
  if (existsSync(join(folder, 'nx.json')) && existsSync(join(folder, 'tools/cli/src/main.ts'))) return folder;
  return dirname(folder) === folder ? undefined : findRoot(dirname(folder));
}

/** Prints why nothing ran, in the shapes the CLI gives its own findings. */
function refuse(exitCode, findings) {
  process.exitCode = exitCode;
  const { argv } = process;
  if (argv.includes('--output=json') || argv[argv.indexOf('--output') + 1] === 'json') {
    return console.log(JSON.stringify({ exitCode, findings }, null, 2));
  }
  const blocks = findings.map(({ id, subject, at, found, fix }) => {
    const place = at ? ` ${[at.file, at.line, at.column].filter(Boolean).join(':')}` : '';
    return `error${place} ${id}\n  ${subject}\n  found    ${found}\n  fix      ${fix}`;
  });
  console.error(blocks.join('\n\n'));
}

const finding = (id, subject, found, fix) => [{ id, severity: 'error', subject, found, fix }];

/** The folder of a bundle that is as new as its sources. */
async function bundleOf(root, cache) {
  const current = currentBundle(root, cache);
  if (current !== undefined) return current;
  const { buildBundle } = await import('./build-bundle.js'); // loads esbuild
  return buildBundle(root, cache);
}

async function start(root) {
  const cache = join(root, 'node_modules/.cache/delivery');
  module.enableCompileCache?.(join(cache, 'v8'));
  try {
    const { main } = await import(pathToFileURL(join(await bundleOf(root, cache), 'main.js')).href);
    await main(root, process.argv.slice(2));
  } catch (error) {
    if (error.findings !== undefined) return refuse(error.exitCode, error.findings);
    const [found] = error.message.split(' imported from ');
    if (error.code === 'ERR_MODULE_NOT_FOUND')
      return refuse(2, finding('install', 'node_modules', found, 'run `npm ci`'));
    refuse(5, finding('bug', 'delivery', found, 'a bug of ours: run it again with --debug and report what it prints'));
    if (process.argv.includes('--debug')) console.error(error.stack);
  }
}

function isAnywhere(words) {
  const command = words.find((word) => !word.startsWith('-'));
  const options = anywhereWith[command] ?? [];
  return anywhere.includes(command) || options.some((option) => words.some((word) => word.split('=')[0] === option));
}

const root = findRoot(process.cwd()) ?? (isAnywhere(process.argv.slice(2)) ? findRoot(import.meta.dirname) : undefined);
const { node } = process.versions;
const [major, minor] = node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  refuse(2, finding('node-version', 'node', `Node ${node}`, 'install Node 20.19, 22.12, 24 or later'));
} else if (root === undefined) {
  refuse(2, finding('no-repository', process.cwd(), 'no nx.json here or above', 'run it inside the repository'));
} else {
  await start(root);
}
