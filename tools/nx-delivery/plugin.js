// Nx projects and targets, inferred from folders: no project has a project.json.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { roomOf } from './may-import.js';

export const name = '@delivery/nx-delivery';

export const createNodesV2 = [
  '{apps/*/*/component.ts,libs/*/package.json,libs/overlays/*/package.json,tools/*/package.json}',
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const root = dirname(file);
      const project = root.startsWith('apps/') ? appProject(workspaceRoot, root) : packageProject(workspaceRoot, root);
      return [file, { projects: { [root]: project } }];
    }),
];

// A fileset of {workspaceRoot} does two things: it goes into the hash, and a change in it makes the project affected.
const tooling = '{workspaceRoot}/tools/nx-delivery/*.js';
const facts = '{workspaceRoot}/clusters/**/*';

/** Tools whose unit tests load all apps and read the committed tree, which no import shows. */
const readTheTree = ['tools/acceptance', 'tools/cli'];

function packageProject(workspaceRoot, root) {
  const targets = commonTargets(workspaceRoot, root);
  if (readTheTree.includes(root)) {
    targets.test.inputs.push(...['apps', 'libs', 'clusters', 'generated'].map((top) => `{workspaceRoot}/${top}/**/*`));
  }
  // Its tests ask about the graph of the whole workspace: no shorter list of inputs would be true.
  if (root === 'tools/nx-delivery') targets.test.cache = false;
  return { projectType: 'library', tags: [`room:${roomOf(root)}`], targets };
}

/** `library`, because the boundary rule refuses every import of an `application`, and says nothing of rooms then. */
function appProject(workspaceRoot, root) {
  const app = basename(root);
  return {
    name: app,
    projectType: 'library',
    tags: [`room:${roomOf(root)}`, `stage:${basename(dirname(root))}`],
    targets: {
      ...commonTargets(workspaceRoot, root),
      check: checkTarget(app, readFileSync(join(workspaceRoot, root, 'component.ts'), 'utf8')),
    },
  };
}

/**
 * Whether the rendering of an app reads the declarations of all others.
 *
 * The order of an app in a later stage follows from the apps of the stages before it, so that an app that comes or goes
 * there can change its sync object too. That is not followed here: `npm run check` in CI compares the whole tree.
 */
const readsCatalog = (component) => /^\s*readsCatalog: true,?$/m.test(component);

/** Where the objects of an app are, beside the folder of its own. */
function furtherFolders(component) {
  return [
    ...(/^\s*folder: 'bootstrap',?$/m.test(component) ? ['generated/clusters/*/bootstrap'] : []),
    ...(/^\s*shared: /m.test(component) ? ['generated/crds'] : []),
  ];
}

function checkTarget(app, component) {
  return {
    command: `node tools/cli/bin/delivery.js check --app ${app}`,
    cache: true,
    inputs: [
      'production',
      '^production',
      ...(readsCatalog(component) ? ['{workspaceRoot}/apps/*/*/component.ts'] : []),
      facts,
      `{workspaceRoot}/generated/clusters/*/apps/${app}/**/*`,
      `{workspaceRoot}/generated/clusters/*/gitops/${app}.yaml`,
      ...furtherFolders(component).map((folder) => `{workspaceRoot}/${folder}/**/*`),
      // The command line renders; no import leads from an app to it.
      '{workspaceRoot}/tools/bundle/**/*',
      '{workspaceRoot}/tools/cli/**/*',
      '{workspaceRoot}/tools/tree/**/*',
      tooling,
      { externalDependencies: ['esbuild'] },
    ],
    outputs: [],
  };
}

function commonTargets(workspaceRoot, root) {
  const target = (command, inputs, externalDependencies) => ({
    command,
    cache: true,
    inputs: ['default', '^production', ...inputs, tooling, { externalDependencies }],
    outputs: [],
  });
  // The slash keeps `libs/yaml` from matching `libs/yaml-x`.
  const test = `vitest run --project unit ${root}/${hasTests(join(workspaceRoot, root)) ? '' : ' --passWithNoTests'}`;
  return {
    // Without a cached project graph the boundary rule is skipped and eslint says yes; Nx always has one.
    lint: target(
      `eslint --max-warnings=0 ${root}`,
      ['{workspaceRoot}/eslint.config.mjs'],
      ['eslint', 'typescript-eslint', '@nx/eslint-plugin', 'typescript'],
    ),
    typecheck: target(
      `node tools/nx-delivery/typecheck.js ${root}`,
      ['{workspaceRoot}/tools/*/src/*.d.ts'],
      ['typescript-7', '@types/node'],
    ),
    test: target(test, ['{workspaceRoot}/vitest.config.ts'], ['vitest', 'vite']),
  };
}

function hasTests(folder) {
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory()
      ? entry.name !== 'node_modules' && hasTests(join(folder, entry.name))
      : entry.name.endsWith('.test.ts'),
  );
}
