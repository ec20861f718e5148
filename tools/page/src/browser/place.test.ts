import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, placeOf, samePage, type Place } from './place.ts';

describe('hashOf and placeOf', () => {
  it.each([
    [{}, '#all'],
    [{ object: 'prod/apps/Deployment/order/order' }, '#object=prod/apps/Deployment/order/order'],
    [{ app: '', cluster: '' }, '#cluster=&app='],
    [{ cluster: 'prod', app: 'order', q: 'a b' }, '#cluster=prod&app=order&q=a+b'],
  ])('%j is %s', (place, hash) => {
    expect(hashOf(place)).toBe(hash);
    expect(placeOf(hash)).toEqual(place);
  });

  it('come back to the same place', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' });
    const keys = { object: text, group: text, answer: text, cluster: text, app: text, q: text };
    const same = (place: Place) => {
      expect(placeOf(hashOf(place))).toEqual(place);
    };
    fc.assert(fc.property(fc.record(keys, { requiredKeys: [], noNullPrototype: true }), same));
  });

  it.each(['', '#', '#all', '#toString=1&__proto__=2', '#q='])('takes %j as everything', (hash) => {
    expect(placeOf(hash)).toEqual({});
  });
});

describe('samePage', () => {
  it('is the same page with another filter, not with another object', () => {
    expect(samePage({ q: 'a' }, { q: 'b', app: 'order' })).toBe(true);
    expect(samePage({ object: 'a' }, { object: 'b' })).toBe(false);
    expect(samePage({ group: 'a' }, {})).toBe(false);
  });
});
