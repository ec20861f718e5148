import type { Lifecycle } from '@delivery/kubernetes';
import { describe, expect, it } from 'vitest';
import { before, correctedLifecycles, mergedLifecycles, withCurrentReplacements } from './lifecycles.ts';

const lifecycles = (own: Readonly<Record<string, Lifecycle>>) => new Map(Object.entries(own));
const replacedBy = (apiVersion: string) => ({ replacement: { apiVersion, kind: 'A' } });

describe('mergedLifecycles', () => {
  const merged = (versions: Readonly<Record<string, Readonly<Record<string, Lifecycle>>>>) =>
    Object.fromEntries(
      [...mergedLifecycles(new Map(Object.entries(versions).map(([minor, own]) => [minor, lifecycles(own)])))].filter(
        ([kind]) => !before.has(kind),
      ),
    );

  it('takes the newest word', () => {
    const planned = { 'g/v1/A': { introduced: '1.30', removed: '1.36' } };
    const postponed = { 'g/v1/A': { introduced: '1.30', removed: '1.40' } };
    expect(merged({ '1.33': planned, '1.34': postponed })).toEqual(postponed);
  });

  it('knows a kind that is gone, from the first minor without it', () => {
    const planned = { 'g/v1/A': { introduced: '1.30', removed: '1.40' } };
    expect(merged({ '1.33': planned, '1.34': {}, '1.35': {} })).toEqual({
      'g/v1/A': { introduced: '1.30', removed: '1.34' },
    });
  });

  it('keeps when a kind was removed that was forgotten later', () => {
    const old = { 'g/v1/A': { introduced: '1.1', removed: '1.22' } };
    expect(merged({ '1.33': old, '1.34': {} })).toEqual(old);
  });

  it('knows the kinds that were removed before', () => {
    expect(mergedLifecycles(new Map()).get('batch/v2alpha1/CronJob')).toEqual({
      introduced: '1.5',
      removed: '1.21',
      replacement: { apiVersion: 'batch/v1', kind: 'CronJob' },
    });
  });
});

describe('correctedLifecycles', () => {
  const minors = ['1.34', '1.35', '1.36'];
  const corrected = (planned: Lifecycle | undefined, ...served: string[]) =>
    correctedLifecycles(
      lifecycles(planned === undefined ? {} : { A: planned }),
      new Map([['A', new Set(served)]]),
      minors,
    ).get('A');

  it('leaves a plan that was kept', () => {
    expect(corrected({ introduced: '1.30', removed: '1.36' }, '1.34', '1.35')).toEqual({
      introduced: '1.30',
      removed: '1.36',
    });
    expect(corrected({ introduced: '1.1' }, ...minors)).toEqual({ introduced: '1.1' });
  });

  it('knows a kind that is not served any more, whatever was planned', () => {
    expect(corrected({ introduced: '1.30', removed: '1.40' }, '1.34')).toEqual({ introduced: '1.30', removed: '1.35' });
  });

  it('knows when a kind came that nobody wrote down', () => {
    expect(corrected(undefined, '1.35')).toEqual({ introduced: '1.35', removed: '1.36' });
    expect(corrected(undefined, ...minors)).toBeUndefined();
  });
});

describe('withCurrentReplacements', () => {
  const current = (own: Readonly<Record<string, Lifecycle>>, ...served: string[]) =>
    Object.fromEntries(withCurrentReplacements(lifecycles(own), new Set(served)));

  it('follows replacements that were replaced', () => {
    const own = { 'g/v1alpha1/A': replacedBy('g/v1beta1'), 'g/v1beta1/A': replacedBy('g/v1'), 'g/v1/A': {} };
    expect(current(own)['g/v1alpha1/A']).toEqual(replacedBy('g/v1'));
  });

  it('finds the stable version where no replacement was written down', () => {
    const deprecated = { deprecated: '1.36' };
    expect(current({ 'g/v1beta1/A': deprecated }, 'g/v1/A')['g/v1beta1/A']).toEqual({
      ...deprecated,
      ...replacedBy('g/v1'),
    });
    expect(current({ 'g/v1beta1/A': deprecated }, 'g/v1beta1/A')['g/v1beta1/A']).toEqual(deprecated);
    expect(current({ 'g/v1beta1/A': { introduced: '1.36' } }, 'g/v1/A')['g/v1beta1/A']).toEqual({ introduced: '1.36' });
    expect(current({ 'v1/A': deprecated }, 'v1/A')['v1/A']).toEqual(deprecated);
  });

  it('forgets a deprecation that removal was ahead of', () => {
    expect(current({ A: { deprecated: '1.37', removed: '1.35' } })['A']).toEqual({ removed: '1.35' });
    expect(current({ A: { deprecated: '1.34', removed: '1.37' } })['A']).toEqual({
      deprecated: '1.34',
      removed: '1.37',
    });
  });
});
