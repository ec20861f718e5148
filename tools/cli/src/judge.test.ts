import type { Changes } from '@delivery/tree';
import { tempFolder } from '@delivery/tree/testing';
import { expect, it } from 'vitest';
import { judge, ownerOf } from './judge.ts';

it.each([
  ['generated/clusters/local/apps/order/order/service_order.yaml', { app: 'order', cluster: 'local' }],
  ['generated/clusters/local/gitops/order.yaml', { app: 'order', cluster: 'local' }],
  ['generated/clusters/local/bootstrap/argocd/configmap_argocd-cm.yaml', { cluster: 'local' }],
  ['generated/falco/local/order/rules.yaml', { app: 'order', cluster: 'local' }],
  ['generated/crds/keda/2/x.yaml', {}],
  ['generated/helm/shop/templates/order/service-order.yaml', { app: 'order' }],
  ['generated/helm/shop/values-aws.yaml', {}],
  ['generated/kustomize/base/order/order/service_order.yaml', { app: 'order' }],
  ['generated/kustomize/overlays/aws/order/order/patch_service_order.yaml', { app: 'order' }],
  ['generated/kustomize/overlays/aws/kustomization.yaml', {}],
  ['generated/README.md', {}],
  ['.github/CODEOWNERS', {}],
])('%s belongs to %j', (path, owner) => {
  expect(ownerOf(path)).toEqual(owner);
});

const template = 'generated/helm/shop/templates/order/service-order.yaml';
const values = 'generated/helm/shop/values.yaml';
const files = new Map(['.github/CODEOWNERS', values].map((path) => [path, { text: 'new\n', source: 'test' }]));
const none: Changes = {
  ...{ old: new Map(), added: [], changed: [], removed: [], foreign: [], handEdits: [] },
  ...{ unchanged: 0, unfinished: false },
};

it('names what is wrong with a plain file, and CODEOWNERS by its own place', () => {
  const root = tempFolder({ '.github/CODEOWNERS': 'old\n', [values]: 'old\n' });
  const changes = { ...none, changed: ['.github/CODEOWNERS', values], removed: [template] };
  const words = judge(root, files, changes, {}).map(({ id, subject, fix }) => `${id}: ${subject}: ${fix}`);
  expect(words).toEqual([
    'tree-differs: .github/CODEOWNERS: run `npm run synth` and commit .github/CODEOWNERS with your change',
    'tree-differs: generated/: run `npm run synth` and commit generated/ with your change',
    'tree-stale: app order: run `npm run synth` and commit generated/ with your change',
  ]);
});

it('judges the plain files of one app, and none for one cluster', () => {
  const changes = { ...none, added: ['.github/CODEOWNERS', values], removed: [template] };
  const judged = (scope: Parameters<typeof judge>[3]) => judge(tempFolder(), files, changes, scope).map(({ at }) => at);
  expect(judged({ app: 'order' })).toEqual([{ file: template }]);
  expect(judged({ app: 'payment' })).toEqual([]);
  expect(judged({ cluster: 'local' })).toEqual([]);
});
