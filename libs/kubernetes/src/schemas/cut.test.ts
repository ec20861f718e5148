import { describe, expect, it } from 'vitest';
import { cut } from './cut.ts';

/** A schema of more than 400 characters. */
const long = (pattern: string) => ({
  type: 'object',
  properties: Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`field${i}`, { type: 'string', pattern }])),
});

describe('cut', () => {
  it('leaves a short schema as it is', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false };
    expect(cut(schema)).toEqual({ schema, parts: new Map() });
  });

  it('makes definitions of long properties, elements and values, equal ones once', () => {
    const { schema, parts } = cut({
      properties: { a: long('a'), b: long('b'), c: { items: long('a') }, d: { additionalProperties: long('a') } },
    });
    expect([...parts.values()]).toEqual([long('a'), long('b')]);
    const [a, b] = [...parts.keys()].map(($ref) => ({ $ref }));
    expect(schema).toEqual({ properties: { a, b, c: { items: a }, d: { additionalProperties: a } } });
  });

  it('names parts by their content alone', () => {
    const within = cut({ properties: { deep: { properties: { deeper: long('a') } } } });
    expect([...within.parts.keys()]).toEqual([...cut({ items: long('a') }).parts.keys()]);
    expect([...within.parts.keys()][0]).toMatch(/^part\.[0-9a-f]{14}$/);
  });

  it('cuts parts of parts', () => {
    const { parts } = cut({ items: { ...long('a'), additionalProperties: long('b') } });
    const [inner, outer] = [...parts];
    expect(inner?.[1]).toEqual(long('b'));
    expect(outer?.[1]).toHaveProperty('additionalProperties', { $ref: inner?.[0] });
  });

  it('leaves the whole schema, and what stands in anyOf, in place', () => {
    const schema = { ...long('a'), anyOf: [{ properties: { a: long('b') } }] };
    expect(cut(schema)).toEqual({ schema, parts: new Map() });
  });
});
