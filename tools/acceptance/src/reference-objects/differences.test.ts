import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from './differences.ts';

describe('differences', () => {
  it('are none between equal objects, whatever the order of their keys', () => {
    expect(differences({ a: 1, b: { c: [], d: null } }, { b: { d: null, c: [] }, a: 1 })).toEqual([]);
  });

  it('say what stands in the object written by hand and in the rendered one', () => {
    expect(differences({ spec: { replicas: 1, type: '1' } }, { spec: { replicas: 2, type: 1 } })).toEqual([
      '- spec.replicas: 1',
      '+ spec.replicas: 2',
      '- spec.type: "1"',
      '+ spec.type: 1',
    ]);
  });

  it('say once what only one object has', () => {
    expect(differences({ a: { z: 1, b: [1] } }, { c: {} })).toEqual(['- a: {"b":[1],"z":1}', '+ c: {}']);
  });

  it.each(['key', 'topologyKey', 'secretKey', 'name'])('do not mind the order of items that a %s names', (name) => {
    const [a, b, c] = ['a', 'b', 'c'].map((value) => ({ [name]: value, value }));
    expect(differences([a, b], [b, a])).toEqual([]);
    expect(differences([a, b], [b, c])).toEqual([
      `- [a]: ${JSON.stringify({ [name]: 'a', value: 'a' })}`,
      `+ [c]: ${JSON.stringify({ [name]: 'c', value: 'c' })}`,
    ]);
  });

  it.each([
    ['nothing names', [{ port: 1 }, { port: 2 }], [{ port: 2 }, { port: 1 }]],
    [
      'one name stands for twice',
      [
        { key: 'a', port: 1 },
        { key: 'a', port: 2 },
      ],
      [
        { key: 'a', port: 2 },
        { key: 'a', port: 1 },
      ],
    ],
  ])('mind the order of items that %s', (_what, byHand, rendered) => {
    expect(differences(byHand, rendered)).toEqual(['- [0].port: 1', '+ [0].port: 2', '- [1].port: 2', '+ [1].port: 1']);
  });

  it('mind the order of scalars', () => {
    expect(differences({ args: ['a', 'b'] }, { args: ['b', 'a'] })).toHaveLength(4);
  });

  it('show the only item of two lists as renamed', () => {
    expect(differences([{ name: 'old', port: 1 }], [{ name: 'new', port: 1 }])).toEqual([
      '- [0].name: "old"',
      '+ [0].name: "new"',
    ]);
    expect(differences([{ key: 'old' }], [{ key: 'new' }])).toEqual([
      '+ [new]: {"key":"new"}',
      '- [old]: {"key":"old"}',
    ]);
  });

  it('show each item of a list that only one object has, and an empty list as such', () => {
    expect(differences({}, { env: [{ name: 'A' }, { name: 'B' }] })).toEqual([
      '+ env[A]: {"name":"A"}',
      '+ env[B]: {"name":"B"}',
    ]);
    expect(differences({ ingress: [] }, {})).toEqual(['- ingress: []']);
    expect(differences({ ingress: [] }, { ingress: [1] })).toEqual(['+ ingress[0]: 1']);
    expect(differences({ ingress: [] }, { ingress: {} })).toEqual(['- ingress: []', '+ ingress: {}']);
  });

  it('are none exactly between equal values', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const written = (json: unknown) => differences(json, undefined).join();
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(differences(a, structuredClone(a))).toEqual([]);
        expect(differences(a, b).length === 0).toBe(written(a) === written(b));
      }),
    );
  });
});
