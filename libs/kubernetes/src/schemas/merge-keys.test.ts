import { describe, expect, it } from 'vitest';
import type { JsonSchema } from './json-schema.ts';
import { mergeKeysAt } from './merge-keys.ts';

const list = (more: JsonSchema): JsonSchema => ({ type: ['array', 'null'], items: { type: 'object' }, ...more });
const definitions: Readonly<Record<string, JsonSchema>> = {
  Spec: {
    properties: {
      map: list({ 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['port', 'protocol'] }),
      set: list({ 'x-kubernetes-list-type': 'set' }),
      atomic: list({ 'x-kubernetes-list-type': 'atomic', 'x-kubernetes-patch-merge-key': 'name' }),
      merged: list({ 'x-kubernetes-patch-strategy': 'merge,retainKeys', 'x-kubernetes-patch-merge-key': 'name' }),
      values: list({ 'x-kubernetes-patch-strategy': 'merge' }),
      plain: list({}),
      object: { type: 'object', 'x-kubernetes-patch-strategy': 'retainKeys,merge' },
      nested: { items: { properties: { set: list({ 'x-kubernetes-list-type': 'set' }) } } },
      byName: { additionalProperties: list({ 'x-kubernetes-list-type': 'set' }) },
    },
  },
  Root: { properties: { spec: { allOf: [{ type: 'object' }, { $ref: 'Spec' }] }, optional: { $ref: 'Spec' } } },
};
const keys = (...path: (string | number)[]) => mergeKeysAt(definitions['Root'], path, (name) => definitions[name]);

describe('mergeKeysAt', () => {
  it.each([
    ['map', ['port', 'protocol']],
    ['set', 'set'],
    ['atomic', 'atomic'],
    ['merged', ['name']],
    ['values', 'set'],
    ['plain', undefined],
    ['object', undefined],
    ['unknown', undefined],
  ])('of %s is %j', (name, expected) => {
    expect(keys('spec', name)).toEqual(expected);
    expect(keys('optional', name)).toEqual(expected);
  });

  it('steps into elements by any key, and into values of a map', () => {
    expect(keys('spec', 'nested', 0, 'set')).toBe('set');
    expect(keys('spec', 'nested', 'name=a', 'set')).toBe('set');
    expect(keys('spec', 'byName', 'anything')).toBe('set');
  });

  it('is undefined beside any schema', () => {
    expect(keys('spec', 'set', 0, 'deeper')).toBeUndefined();
    expect(keys('nothing', 'here')).toBeUndefined();
    expect(keys('constructor')).toBeUndefined();
    expect(mergeKeysAt(undefined, [], () => undefined)).toBeUndefined();
  });
});
