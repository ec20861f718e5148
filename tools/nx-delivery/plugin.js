// Nx projects and targets, inferred from folders: no project has a project.json.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { roomOf } from './may-import.js';

export const name = '@delivery/nx-delivery';

export const createNodesV2 = [
  '{apps/*/*/component.ts,libs/*/package.json,libs/overlays/*/package.json,tools/*/package.json}',
  (files, _options, { workspaceRoot }) => {
    const facts = factFiles(workspaceRoot);
    return files.map((file) => {
      const root = dirname(file);
      const project = root.startsWith('apps/')
        ? appProject(workspaceRoot, root, facts)
        : packageProject(workspaceRoot, root);
      return [file, { projects: { [root]: project } }];
    });
  },
];

// A fileset of {workspaceRoot} does two things: it goes into the hash, and a change in it makes the project affected.
const tooling = '{workspaceRoot}/tools/nx-delivery/*.js';

/** Tools whose unit tests load all apps and read the committed tree, which no import shows. */
const readTheTree = ['tools/acceptance', 'tools/cli'];
const theTree = ['apps/**/*', 'libs/**/*', 'clusters/**/*', 'generated/**/*', '.github/CODEOWNERS', 'docs/**/*'];

/** Where no literal may name a cluster or a cloud; new names can make a literal wrong, with no file of the project changed. */
const namesNothing = (root) => root.startsWith('apps/') || root === 'libs/constructs';

function packageProject(workspaceRoot, root) {
  const targets = commonTargets(workspaceRoot, root);
  if (readTheTree.includes(root)) {
    targets.test.inputs.push(...theTree.map((files) => `{workspaceRoot}/${files}`));
  }
  // Its tests read the workflows, and the clusters that they name.
  if (root === 'tools/github') {
    targets.test.inputs.push('{workspaceRoot}/.github/**/*', '{workspaceRoot}/clusters/**/*');
  }
  // Its tests ask about the graph of the whole workspace: no shorter list of inputs would be true.
  if (root === 'tools/nx-delivery') targets.test.cache = false;
  return { projectType: 'library', tags: [`room:${roomOf(root)}`], targets };
}

/** `library`, because the boundary rule refuses every import of an `application`, and says nothing of rooms then. */
function appProject(workspaceRoot, root, facts) {
  const app = basename(root);
  return {
    name: app,
    projectType: 'library',
    tags: [`room:${roomOf(root)}`, `stage:${basename(dirname(root))}`],
    targets: {
      ...commonTargets(workspaceRoot, root),
      check: checkTarget(app, readFileSync(join(workspaceRoot, root, 'component.ts'), 'utf8'), facts),
    },
  };
}

/**
 * The files directly in `clusters/`, and of a cluster that is in the committed tree its apps, as their sync objects tell them. An app
 * that comes to a cluster or leaves it brings or takes its sync object, so it is affected by that. Of a file without a folder in the tree
 * (rings, repository, a cluster that `synth` has not seen or that is retired) no app is told.
 */
function factFiles(workspaceRoot) {
  const clusters = join(workspaceRoot, 'generated/clusters');
  const apps = new Map(
    namesIn(clusters).map((name) => [
      name,
      namesIn(join(clusters, name, 'gitops')).map((file) => file.replace(/\.yaml$/, '')),
    ]),
  );
  const files = namesIn(join(workspaceRoot, 'clusters')).filter((file) => file.endsWith('.yaml'));
  const names = new Set([...files.map((file) => file.replace(/\.yaml$/, '')), ...apps.keys()]);
  return [...names].sort().map((name) => ({ file: `clusters/${name}.yaml`, apps: apps.get(name) }));
}

const namesIn = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

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

function checkTarget(app, component, facts) {
  return {
    command: `node tools/cli/bin/delivery.js check --app ${app}`,
    cache: true,
    inputs: [
      'production',
      '^production',
      ...(readsCatalog(component)
        ? ['{workspaceRoot}/apps/*/*/component.ts', '{workspaceRoot}/apps/*/*/alerts.ts']
        : []),
      '{workspaceRoot}/clusters/*/**/*', // environments
      ...facts.filter(({ apps }) => apps?.includes(app) ?? true).map(({ file }) => `{workspaceRoot}/${file}`),
      `{workspaceRoot}/generated/clusters/*/apps/${app}/**/*`,
      `{workspaceRoot}/generated/clusters/*/gitops/${app}.yaml`,
      `{workspaceRoot}/generated/prometheus/*/${app}/**/*`,
      '{workspaceRoot}/docs/runbooks/*.md',
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
      [
        '{workspaceRoot}/eslint.config.mjs',
        ...(namesNothing(root) ? [{ runtime: 'node tools/nx-delivery/names.js' }] : []),
      ],
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
