import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commitAll, rendered, tempFolder, writeFiles } from './testing/index.ts';
import { writeTree } from './write-tree.ts';

const CHART = 'generated/helm/shop/Chart.yaml';
const TEMPLATE = 'generated/helm/shop/templates/order/service-order.yaml';
const before = rendered({ [CHART]: 'name: shop\n', [TEMPLATE]: 'name: {{ .Values.order }}\n' });
const after = rendered({ [CHART]: 'name: shop\n' });

/** A repository whose tree is committed, as a clone has it: without the memory of the last synth. */
function clone(): string {
  const root = tempFolder({ '.gitignore': 'node_modules/\n' });
  writeTree(root, before);
  commitAll(root);
  rmSync(join(root, 'node_modules'), { recursive: true });
  return root;
}

it('a template that is no longer rendered goes, since the last synth wrote it', () => {
  const root = tempFolder();
  writeTree(root, before);
  expect(writeTree(root, after, { head: () => undefined })).toMatchObject({ removed: [TEMPLATE], foreign: [] });
  expect(existsSync(join(root, 'generated/helm/shop/templates'))).toBe(false);
});

it('a template that is no longer rendered goes in a clone, since it was committed', () => {
  const root = clone();
  expect(writeTree(root, after)).toMatchObject({ removed: [TEMPLATE], foreign: [], handEdits: [] });
  expect(existsSync(join(root, TEMPLATE))).toBe(false);
});

it.each([
  'alertmanager/edge/alertmanager.yaml',
  'falco/edge/falco/30-order.yaml',
  'kustomize/base/order.yaml',
  'opentelemetry/edge/agent.yaml',
  'prometheus/edge/order/order_order.yaml',
])('so does %s', (file) => {
  const path = `generated/${file}`;
  const root = tempFolder({ '.gitignore': 'node_modules/\n' });
  writeTree(root, rendered({ [CHART]: 'name: shop\n', [path]: 'groups: []\n' }));
  commitAll(root);
  rmSync(join(root, 'node_modules'), { recursive: true });
  expect(writeTree(root, after)).toMatchObject({ removed: [path], foreign: [], handEdits: [] });
});

it('a template that was edited by hand and is no longer rendered stays: nothing else holds that text', () => {
  const root = clone();
  writeFiles(root, { [TEMPLATE]: 'mine\n' });
  expect(writeTree(root, after)).toMatchObject({ removed: [], foreign: [TEMPLATE] });
  expect(existsSync(join(root, TEMPLATE))).toBe(true);
  writeTree(root, after, { discard: true });
  expect(existsSync(join(root, TEMPLATE))).toBe(false);
});

it('a file that somebody adds beside them is foreign', () => {
  const root = clone();
  writeFiles(root, { 'generated/helm/shop/README.md': 'mine\n' });
  expect(writeTree(root, after)).toMatchObject({ removed: [TEMPLATE], foreign: ['generated/helm/shop/README.md'] });
});
