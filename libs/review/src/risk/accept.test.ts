import { describe, expect, it } from 'vitest';
import { acceptanceOf, applyAcceptances, changeHash } from './accept.ts';
import { inspect } from './inspect.ts';
import { rules } from './rules.ts';
import type { Case } from './testing/case.ts';
import { compareCase } from './testing/compare-case.ts';

const clusterIP = (value: string): Case => ({
  name: 'another address',
  decides: 'spec.clusterIP',
  before: { set: { 'Service shop/order': { 'spec.clusterIP': '10.0.0.7' } } },
  after: { set: { 'Service shop/order': { 'spec.clusterIP': value } } },
});
const hitsOf = (one: Case) => {
  const comparison = compareCase(one);
  return { comparison, hits: inspect(comparison, rules).filter(({ rule }) => rule.id === 'D29') };
};

describe('changeHash', () => {
  it('is the same for the same values', () => {
    expect(changeHash({ a: 1, b: 2 }, undefined)).toBe(changeHash({ b: 2, a: 1 }, undefined));
  });

  it('is another one for other values', () => {
    const hashes = [
      [1, 2],
      [2, 1],
      [undefined, 2],
      [1, undefined],
      ['1', 2],
      [{}, 2],
      [[], 2],
      ['absent', 2],
    ].map(([a, b]) => changeHash(a, b));
    expect(new Set(hashes).size).toBe(hashes.length);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('applyAcceptances', () => {
  it('accepts the hit of its rule, object and change', () => {
    const { comparison, hits } = hitsOf(clusterIP('10.0.0.8'));
    const acceptance = acceptanceOf(hits[0]!, comparison, 'nobody calls it by address');
    expect(acceptance).toMatchObject({ rule: 'D29', object: 'prod//Service/shop/order' });
    const { hits: judged, unused } = applyAcceptances(hits, [acceptance], comparison);
    expect(judged.map(({ accepted }) => accepted)).toEqual(['nobody calls it by address']);
    expect(unused).toEqual([]);
  });

  it.each([
    ['another rule', { rule: 'D24' }],
    ['another object', { object: 'prod//Service/shop/cache' }],
    ['another cluster', { object: 'staging//Service/shop/order' }],
    ['another change', { change: changeHash('10.0.0.7', '10.0.0.9') }],
  ])('does not accept %s, and says that it is unused', (_, other) => {
    const { comparison, hits } = hitsOf(clusterIP('10.0.0.8'));
    const acceptance = { ...acceptanceOf(hits[0]!, comparison, 'fine'), ...other };
    const { hits: judged, unused } = applyAcceptances(hits, [acceptance], comparison);
    expect(judged.map(({ accepted }) => accepted)).toEqual([undefined]);
    expect(unused).toEqual([acceptance]);
  });

  it('does not accept the next change of the same field', () => {
    const first = hitsOf(clusterIP('10.0.0.8'));
    const second = hitsOf(clusterIP('10.0.0.9'));
    const acceptance = acceptanceOf(first.hits[0]!, first.comparison, 'fine');
    expect(applyAcceptances(second.hits, [acceptance], second.comparison).unused).toEqual([acceptance]);
  });

  it('is for the deletion of one content only', () => {
    const gone = (level: string): Case => ({
      name: 'a claim that goes',
      decides: 'PersistentVolumeClaim',
      both: { set: { 'PersistentVolumeClaim shop/uploads': { 'spec.resources.requests.storage': level } } },
      after: { remove: ['PersistentVolumeClaim shop/uploads'] },
    });
    const hashes = ['20Gi', '30Gi'].map((level) => {
      const comparison = compareCase(gone(level));
      const hit = inspect(comparison, rules).find(({ rule }) => rule.id === 'D22')!;
      return acceptanceOf(hit, comparison).change;
    });
    expect(hashes[0]).not.toBe(hashes[1]);
  });
});
