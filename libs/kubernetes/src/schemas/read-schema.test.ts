import { expect, it } from 'vitest';
import { readSchema } from './read-schema.ts';

it('leaves a schema as it is', () => {
  const leaf = { type: 'string', enum: ['a'], default: 'a', 'x-kubernetes-list-type': 'set' };
  const schema = {
    properties: { a: leaf },
    items: leaf,
    additionalProperties: leaf,
    required: ['a'],
    ...{ allOf: [leaf], anyOf: [leaf], oneOf: [leaf], not: leaf },
  };
  expect(readSchema(schema)).toEqual(schema);
  expect(readSchema({ additionalProperties: false })).toEqual({ additionalProperties: false });
});

it.each([
  [null, {}],
  ['object', {}],
  [[{ type: 'object' }], {}],
  [{ properties: ['a'], items: [{}], required: 'a', anyOf: {}, not: 'a', enum: 'a' }, {}],
  [
    { properties: { a: null }, required: ['a', 1] },
    { properties: { a: {} }, required: ['a'] },
  ],
  [{ allOf: [null, { type: 'string' }] }, { allOf: [{}, { type: 'string' }] }],
])('of %j reads %j', (value, schema) => {
  expect(readSchema(value)).toEqual(schema);
});
