import { expect, it } from 'vitest';
import type { TreeFile } from '../../tree/file.ts';
import { application, configMap, file, fluxKustomization, kustomization } from '../../tree/testing.ts';
import { treeOf } from '../../tree/tree-of.ts';
import { comparisonOf } from '../comparison.ts';
import { goingUnits } from './going-units.ts';
import { unitText } from './prune.ts';

const HERE = { server: 'https://kubernetes.default.svc' };
const SHOP = file('clusters/prod/gitops/shop.yaml', application('shop', 'generated/clusters/prod/apps/shop', HERE));
const PAY = file('clusters/prod/gitops/pay.yaml', application('pay', 'generated/clusters/prod/apps/pay', HERE));
const FLUX_PAY = file('clusters/prod/gitops/pay.yaml', fluxKustomization('pay', './clusters/prod/apps/pay'));
const OLD = file('clusters/prod/apps/shop/old.yaml', configMap('old', 'shop'));
const page = (path: string, namespace?: string) => file(path, configMap('page', namespace));

function going(before: readonly TreeFile[], after: readonly TreeFile[]) {
  const found = goingUnits(comparisonOf(treeOf(before), treeOf(after)));
  return Object.fromEntries([...found].map(([key, units]) => [key, units.map(unitText)]));
}

it('knows what a sync object that goes reads in a folder that is new, where paths begin in front of the tree', () => {
  expect(going([SHOP, PAY, OLD], [SHOP, OLD, page('clusters/prod/apps/pay/page.yaml', 'pay')])).toEqual({
    'prod//ConfigMap/pay/page': ['Application argocd/pay'],
  });
});

it('knows the namespace that it gives', () => {
  const pay = application('pay', 'generated/clusters/prod/apps/pay', { ...HERE, namespace: 'money' });
  const before = [SHOP, file('clusters/prod/gitops/pay.yaml', pay), OLD];
  expect(going(before, [SHOP, OLD, page('clusters/prod/apps/pay/page.yaml')])).toEqual({
    'prod//ConfigMap/money/page': ['Application argocd/pay'],
  });
});

it('follows the kustomization of the folder', () => {
  const after = [
    page('clusters/prod/apps/pay/page.yaml', 'pay'),
    file('clusters/prod/apps/pay/left-out.yaml', configMap('left-out', 'pay')),
    file('clusters/prod/apps/pay/kustomization.yaml', kustomization('page.yaml')),
  ];
  expect(going([FLUX_PAY], after)).toEqual({ 'prod//ConfigMap/pay/page': ['Kustomization flux-system/pay'] });
});

it('says nothing of one that stays, or of what did not change', () => {
  const old = page('clusters/prod/apps/pay/page.yaml', 'pay');
  expect(going([PAY], [PAY, old])).toEqual({});
  expect(going([SHOP, PAY, old], [SHOP])).toEqual({});
});
