// Run it through Nx only (`npm run lint`): bare eslint skips the boundary rule, silently, where no project graph is cached.
import { builtinModules } from 'node:module';
import nx from '@nx/eslint-plugin';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { depConstraints } from './tools/nx-delivery/may-import.js';
import { cloudNames, clusterNames } from './tools/nx-delivery/names.js';
import { noClusterNames } from './tools/nx-delivery/no-cluster-names.js';

const tests = '**/*.test.ts';

const boundaries = (options) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    {
      depConstraints: depConstraints(options),
      // The list of all apps, which tools/cli makes while it bundles.
      allow: ['delivery:apps'],
      enforceBuildableLibDependency: false,
      banTransitiveDependencies: true,
      // An app may import a lib without being allowed what that lib imports.
      checkNestedExternalImports: false,
    },
  ],
});

const fromCaller = 'apps/ and libs/ are pure: take the value as an argument; only tools/ may ask for it.';
const byCodeUnit = 'Its answer depends on the locale: compare with < and >, by code unit.';
const nodeModule = `^(node:|(${builtinModules.join('|')})(/|$))`;

const impureGlobals = [
  ...['process', 'console', 'require', 'module', '__dirname', '__filename'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate', 'queueMicrotask'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'navigator'],
  ...['performance', 'crypto', 'Intl'],
];

const purity = {
  'no-restricted-imports': ['error', { patterns: [{ regex: nodeModule, message: fromCaller }] }],
  'no-restricted-globals': [
    'error',
    { globals: impureGlobals.map((name) => ({ name, message: fromCaller })), checkGlobalObject: true },
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: fromCaller },
    { object: 'Math', property: 'random', message: fromCaller },
    ...['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase'].map((property) => ({
      property,
      message: byCodeUnit,
    })),
  ],
  'no-restricted-syntax': [
    'error',
    { selector: `ImportExpression[source.value=/${nodeModule.replaceAll('/', '\\/')}/]`, message: fromCaller },
    { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: fromCaller },
    { selector: 'CallExpression[callee.name="Date"]', message: fromCaller },
    { selector: 'MetaProperty[meta.name="import"]', message: fromCaller },
  ],
};

const namesNothing = {
  plugins: { delivery: { rules: { 'no-cluster-names': noClusterNames } } },
  rules: {
    'delivery/no-cluster-names': [
      'error',
      { clouds: cloudNames(import.meta.dirname), clusters: clusterNames(import.meta.dirname) },
    ],
  },
};

/** What others install runs in Node by itself: its program, how it finds its file, and how it is built. */
const nodeSide = ['scripts/**', 'src/bin/**', 'src/bin.ts', 'src/load.ts'].map(
  (path) => `libs/kubeconform-wasm/${path}`,
);

export default defineConfig(
  { ignores: ['generated/', '**/node_modules/', '.nx/'] },
  // A rule that does not fit is changed here, for all, and never switched off in a file.
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.{ts,js,mjs}'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      ...boundaries(),
      // `const { left: _, ...rest } = value` is how a field is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  { files: [tests], rules: boundaries({ tests: true }) },
  { files: ['{apps,libs}/**/*.{ts,js,mjs}'], ignores: [tests, ...nodeSide], rules: purity },
  // Tests say what becomes of which cluster and cloud, so they name them.
  {
    files: ['{apps,libs/constructs}/**/*.{ts,js,mjs}'],
    ignores: [tests, '**/testing.ts', '**/testing/**'],
    ...namesNothing,
  },
);
