import { describe, expect, it } from 'vitest';
import type { Change } from '../diff/change.ts';
import { worstEffect } from './effect.ts';
import { effectOf } from './effect-of.ts';
import { changeOf, objectOf, placed, unitOf } from './testing/objects.ts';

const argocd = unitOf('argocd', 'order');
const flux = unitOf('flux', 'order');
const account = (annotations: Readonly<Record<string, string>> = {}) =>
  objectOf('/ServiceAccount', { metadata: { annotations } });

function head() {
  const { id, key, app } = changeOf(placed(account()), placed(account()));
  return { id, key, app };
}

describe('whole objects', () => {
  const removed = (units: readonly (typeof argocd)[], annotations?: Readonly<Record<string, string>>): Change => ({
    ...head(),
    operation: 'remove',
    before: placed(account(annotations), units),
    fields: [],
  });

  it('that come are live', () => {
    expect(effectOf({ ...head(), operation: 'add', after: placed(account()), fields: [] })).toBe('live');
  });

  it('that go are deleted by whoever prunes, or may', () => {
    expect(effectOf(removed([argocd]))).toBe('delete');
    expect(effectOf(removed([flux]))).toBe('delete');
    expect(effectOf(removed([]))).toBe('delete');
  });

  it('that go stay where nobody prunes, or where they say so', () => {
    expect(effectOf(removed([unitOf('flux', 'order', { prune: false })]))).toBe('none');
    expect(effectOf(removed([argocd], { 'argocd.argoproj.io/sync-options': 'Prune=false' }))).toBe('none');
    expect(effectOf(removed([flux], { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }))).toBe('none');
  });

  it('that protect themselves from one engine are deleted by the other', () => {
    expect(effectOf(removed([argocd], { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }))).toBe('delete');
    expect(effectOf(removed([flux], { 'argocd.argoproj.io/sync-options': 'Prune=false' }))).toBe('delete');
  });

  it('that are renamed are made anew, or stay as well', () => {
    const renamed = (units: readonly (typeof argocd)[]): Change => {
      const { before, after, fields } = changeOf(placed(account(), units), placed(account({ a: 'b' }), units));
      return { ...head(), operation: 'rename', from: head().key, before: before!, after: after!, fields };
    };
    expect(effectOf(renamed([argocd]))).toBe('recreate');
    expect(effectOf(renamed([unitOf('flux', 'order', { prune: false })]))).toBe('live');
  });

  it('that are only written otherwise have no effect', () => {
    const same = placed(account());
    expect(effectOf({ ...head(), operation: 'formatting', before: same, after: same, fields: [] })).toBe('none');
  });
});

describe('moves', () => {
  const moved = (from: readonly (typeof argocd)[], to: readonly (typeof argocd)[], annotations = {}) =>
    effectOf(changeOf(placed(account(annotations), from), placed(account(annotations), to), 'move'));

  it('make an object anew when who applied it prunes', () => {
    expect(moved([argocd], [unitOf('argocd', 'user')])).toBe('recreate');
  });

  it('delete an object that nobody applies any more', () => {
    expect(moved([argocd], [])).toBe('delete');
  });

  it('do nothing when it does not, still applies it, or may not prune it', () => {
    expect(moved([unitOf('flux', 'order', { prune: false })], [flux])).toBe('none');
    expect(moved([argocd], [argocd, unitOf('argocd', 'user')])).toBe('none');
    expect(moved([argocd], [unitOf('argocd', 'user')], { 'argocd.argoproj.io/sync-options': 'Prune=false' })).toBe(
      'none',
    );
    expect(moved([], [])).toBe('none');
  });
});

describe('what an engine does with what is refused', () => {
  const job = (image: string, annotations = {}) =>
    objectOf('batch/Job', { metadata: { annotations }, spec: { template: { spec: { image } } } });
  const effect = (units: readonly (typeof argocd)[], annotations = {}) =>
    effectOf(changeOf(placed(job('a', annotations), units), placed(job('b', annotations), units)));

  it('is to fail', () => {
    expect(effect([argocd])).toBe('refused');
    expect(effect([flux])).toBe('refused');
    expect(effect([argocd], { 'argocd.argoproj.io/sync-options': 'Replace=true' })).toBe('refused');
    expect(effect([argocd], { 'kustomize.toolkit.fluxcd.io/force': 'enabled' })).toBe('refused');
  });

  it.each([
    ['the object', argocd, { 'argocd.argoproj.io/sync-options': 'Replace=true, Force=true' }],
    ['its Application', unitOf('argocd', 'order', { syncPolicy: { syncOptions: ['Force=true'] } }), {}],
    ['the object, for Flux', flux, { 'kustomize.toolkit.fluxcd.io/force': 'Enabled' }],
    ['its Kustomization', unitOf('flux', 'order', { force: true }), {}],
    ['a hook', argocd, { 'helm.sh/hook': 'pre-install' }],
  ])('is to make it anew when %s says so', (_, unit, annotations) => {
    expect(effect([unit], annotations)).toBe('recreate');
  });

  it('is nothing when it leaves the object alone', () => {
    expect(effect([flux], { 'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent' })).toBe('none');
    expect(effect([flux], { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' })).toBe('none');
    expect(effect([argocd], { 'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent' })).toBe('refused');
  });
});

describe('several fields', () => {
  const deployment = (spec: Readonly<Record<string, unknown>>) => placed(objectOf('apps/Deployment', { spec }));

  it('have the effect of the worst', () => {
    const change = changeOf(
      deployment({ replicas: 1, selector: { a: '1' }, template: { a: 1 } }),
      deployment({ replicas: 2, selector: { a: '2' }, template: { a: 2 } }),
    );
    expect(change.fields.map((field) => effectOf(change, field))).toEqual(['live', 'refused', 'rolling-restart']);
    expect(effectOf(change)).toBe('refused');
  });

  it('are seen inside of what came as a whole', () => {
    const change = changeOf(placed(objectOf('apps/Deployment')), deployment({ template: { a: 1 }, replicas: 1 }));
    expect(change.fields).toHaveLength(1);
    expect(effectOf(change)).toBe('rolling-restart');
  });

  it('may be the order of a list', () => {
    const env = (...names: string[]) => deployment({ template: { env: names.map((name) => ({ name })) } });
    expect(effectOf(changeOf(env('A', 'B'), env('B', 'A')))).toBe('rolling-restart');
  });

  it('of a kind that nobody knows are live', () => {
    const own = (size: number) => placed(objectOf('example.com/Thing', { spec: { size } }));
    expect(effectOf(changeOf(own(1), own(2)))).toBe('live');
  });
});

it('the worst effect of none is none, and of all the deletion', () => {
  expect(worstEffect([])).toBe('none');
  expect(worstEffect(['live', 'delete', 'refused', 'recreate', 'rolling-restart', 'none'])).toBe('delete');
  expect(worstEffect(['recreate', 'refused'])).toBe('refused');
});
