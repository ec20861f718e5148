import { describe, expect, it } from 'vitest';
import type { Edit, TestCluster } from '../testing/case.ts';
import { compareCase } from '../testing/compare-case.ts';
import { isForced, isHook } from './forced.ts';

function order(engine: TestCluster['engine'], annotations: Readonly<Record<string, string>>, set: Edit['set'] = {}) {
  const both: Edit = { set: { 'Deployment shop/order': { 'metadata.annotations': annotations }, ...set } };
  const { after } = compareCase({
    name: '',
    decides: '',
    clusters: [{ name: 'prod', engine: engine ?? 'argocd' }],
    both,
  });
  return after.find('prod/apps/Deployment/shop/order')!;
}

describe('an object is forced', () => {
  it.each([
    ['argocd', 'argocd.argoproj.io/sync-options', 'Prune=false,Force=true', true],
    ['argocd', 'argocd.argoproj.io/sync-options', 'Replace=true', false],
    ['flux', 'kustomize.toolkit.fluxcd.io/force', 'Enabled', true],
    ['flux', 'kustomize.toolkit.fluxcd.io/force', 'disabled', false],
  ] as const)('by %s with %s: %s: %s', (engine, key, value, forced) => {
    expect(isForced(order(engine, { [key]: value }))).toBe(forced);
  });

  it('by its Kustomization', () => {
    expect(isForced(order('flux', {}, { 'Kustomization flux-system/shop': { 'spec.force': true } }))).toBe(true);
    expect(isForced(order('flux', {}))).toBe(false);
  });
});

describe('an object is a hook', () => {
  it.each([
    ['argocd', { 'argocd.argoproj.io/hook': 'PreSync' }, true],
    ['argocd', { 'argocd.argoproj.io/hook': 'Skip' }, false],
    ['argocd', { 'helm.sh/hook': 'pre-install' }, true],
    ['argocd', {}, false],
    ['flux', { 'argocd.argoproj.io/hook': 'PreSync' }, false],
    [
      'argocd',
      { 'argocd.argoproj.io/hook': 'PreSync', 'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded' },
      false,
    ],
  ] as const)('of %s with %j: %s', (engine, annotations, hook) => {
    expect(isHook(order(engine, annotations))).toBe(hook);
  });
});
