// Runs the examples of libs/policy for Stryker in one process. With vitest each mutant costs a second, here some milliseconds.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { build } from 'esbuild';
import { workspacePlugin } from '@delivery/bundle/workspace-plugin';

const NAMESPACE = '__stryker__';

class ExamplesRunner {
  #tests = [];

  capabilities() {
    return { reloadEnvironment: false };
  }

  /** Stryker runs this in its sandbox, a copy of the checkout with all mutants in it. */
  async init() {
    const root = process.cwd();
    const { outputFiles } = await build({
      stdin: { contents: ENTRY, resolveDir: join(root, 'libs/policy/src'), loader: 'ts' },
      ...{ bundle: true, write: false, platform: 'node', format: 'cjs', target: 'node20' },
      plugins: [sandboxPlugin(root), workspacePlugin(root)],
    });
    const module = { exports: {} };
    const run = vm.runInThisContext(`(function (require, module, exports) {${outputFiles[0].text}\n})`);
    run(createRequire(join(root, 'package.json')), module, module.exports);
    this.#tests = module.exports.tests;
  }

  dryRun() {
    const space = (globalThis[NAMESPACE] ??= {});
    space.mutantCoverage ??= { static: {}, perTest: {} };
    const tests = this.#tests.map(({ id, wrong }) => {
      space.currentTestId = id;
      return resultOf(id, wrong);
    });
    space.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: space.mutantCoverage };
  }

  mutantRun({ activeMutant, testFilter }) {
    const asked = testFilter && new Set(testFilter);
    const tests = this.#tests.filter(({ id }) => !asked || asked.has(id));
    globalThis[NAMESPACE].activeMutant = activeMutant.id;
    try {
      for (const [i, { id, wrong }] of tests.entries()) {
        const { status, failureMessage } = resultOf(id, wrong);
        if (status === FAILED) return { status: 'killed', killedBy: [id], failureMessage, nrOfTests: i + 1 };
      }
      return { status: 'survived', nrOfTests: tests.length };
    } finally {
      globalThis[NAMESPACE].activeMutant = undefined;
    }
  }
}

const SUCCESS = 0;
const FAILED = 1;

function resultOf(id, wrong) {
  const start = performance.now();
  let message;
  try {
    message = wrong();
  } catch (error) {
    message = String(error);
  }
  const timeSpentMs = performance.now() - start;
  if (message === undefined) return { id, name: id, status: SUCCESS, timeSpentMs };
  return { id, name: id, status: FAILED, failureMessage: message, timeSpentMs };
}

const ENTRY = `
  import { checks } from './checks.ts';
  import { proofsOf } from './examples/proof.ts';
  export const tests = checks.filter(({ notYetProvable }) => notYetProvable === undefined).flatMap((check) =>
    proofsOf(check).map(({ name, wrong }) => ({ id: check.id + ' ' + name, wrong })));
`;

/** The packages of the workspace as they are in the sandbox, not where node_modules points. */
function sandboxPlugin(root) {
  return {
    name: 'sandbox',
    setup({ onResolve }) {
      onResolve({ filter: /^@delivery\/(findings|kubernetes|manifest)$/ }, ({ path }) => ({
        path: join(root, 'libs', path.split('/')[1], 'src/index.ts'),
      }));
    },
  };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'examples', ExamplesRunner)];
