import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folders, type Files } from '../../testing/compare-folders.ts';
import { configMap, deployment, documents } from '../../testing/manifests.ts';
import { readSides } from '../read-sides.ts';

/** A file of each kind that stands in repositories, before and after an edit. */
const pairs: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'README.md': ['a', 'b'],
  'logo.png': ['\0\x01', '\0\x02'],
  '.sops.yaml': ['creation_rules: []\n', 'creation_rules: [{}]\n'],
  'values.yaml': ['size: 1\n', 'size: 2\n'],
  'empty.yaml': ['', '# nothing\n'],
  'broken.yaml': ['kind: [\n', configMap('mended')],
  'all.yaml': [documents(configMap('a'), configMap('b')), documents(configMap('a'), configMap('b', 'c'))],
  'order.yaml': [documents(configMap('c'), configMap('d')), documents(configMap('d'), configMap('c'))],
  'mixed.yaml': [documents(configMap('e'), 'a: 1\n'), documents(configMap('e'), 'a: 2\n')],
  'list.json': [list('f'), list('g')],
  'unnamed.yaml': ['apiVersion: v1\nkind: Pod\n', 'apiVersion: v1\nkind: Pod\nspec: {}\n'],
  'commented.yaml': [configMap('h'), `# why\n${configMap('h')}`],
  'windows.yaml': [configMap('i'), configMap('i', 'b').replaceAll('\n', '\r\n')],
  'chart/Chart.yaml': ['name: a\nversion: 1.0.0\n', 'name: a\nversion: 1.0.1\n'],
  'chart/templates/a.yaml': ['name: {{ .Release.Name }}\n', 'name: {{ .Release.Name }}-b\n'],
  'base/kustomization.yaml': ['resources:\n  - order.yaml\n', 'resources:\n  - order.yaml\nnamespace: shop\n'],
  'base/order.yaml': [deployment('order', 'order:1'), deployment('order', 'order:2')],
  'prod/kustomization.yaml': ['resources: [../base]\npatches: [{ path: patch.yaml }]\n', 'resources: [../base]\n'],
  'prod/patch.yaml': [deployment('order', 'order:3'), deployment('order', 'order:4')],
  'clusters/eu/apps.yaml': [kustomization('./prod'), kustomization('./base')],
  'clusters/eu/apps/web/config.yaml': [configMap('web'), configMap('web', 'b')],
};

const names = Object.keys(pairs);

function list(name: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }],
  });
}

function kustomization(path: string): string {
  const metadata = 'metadata: { name: apps, namespace: flux-system }';
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n${metadata}\nspec: { path: ${path}, prune: true }\n`;
}

/** Files that something is told of, and what is told beside them. */
async function told(before: Files, after: Files) {
  const { cwd } = folders(before, after);
  const { comparison, notes, problems } = await readSides(
    { fromDir: 'old', toDir: 'new' },
    { root: cwd, cwd, keysOf: () => () => undefined },
  );
  expect(problems).toEqual([]);
  const objects = comparison.changes.flatMap((change) => [change.before?.file, change.after?.file]);
  const paths = [...objects, ...comparison.opaque.map(({ file }) => file)].filter((path) => path !== undefined);
  return { paths: new Set(paths), notes };
}

type Edit = 'same' | 'edit' | 'add' | 'remove';
const edit = fc.constantFrom<Edit>('same', 'edit', 'add', 'remove');

it('no file that differs is passed over in silence, whatever stands beside it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: names.length, maxLength: names.length }), async (edits) => {
      const [before, after]: [Record<string, string>, Record<string, string>] = [{}, {}];
      for (const [i, path] of names.entries()) {
        const [old = '', next = ''] = pairs[path] ?? [];
        if (edits[i] !== 'add') before[path] = old;
        // what is broken after the change ends the command, which is a test of its own
        if (edits[i] !== 'remove') after[path] = edits[i] === 'same' && path !== 'broken.yaml' ? old : next;
      }
      const { paths } = await told(before, after);
      expect(names.filter((path) => before[path] !== after[path] && !paths.has(path))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

it('nothing differs from itself', async () => {
  const side = Object.fromEntries(names.map((path) => [path, pairs[path]?.[0] ?? '']));
  expect(await told(side, side)).toEqual({ paths: new Set(), notes: [] });
});
