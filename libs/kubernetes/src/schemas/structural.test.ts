import { describe, expect, it } from 'vitest';
import type { OpenApiSchema } from './json-schema.ts';
import { objectMeta, structural } from './structural.ts';

const text = { type: 'string' };
const word = { type: ['string', 'null'] };

describe('objects', () => {
  it('are closed where they have properties', () => {
    expect(structural({ type: 'object', properties: { a: text } })).toEqual({
      type: 'object',
      properties: { a: word },
      additionalProperties: false,
    });
  });

  it('stay open where they have none, or preserve unknown fields', () => {
    expect(structural({ type: 'object' })).toEqual({ type: 'object' });
    const open = { type: 'object', properties: { a: text }, 'x-kubernetes-preserve-unknown-fields': true };
    expect(structural(open)).toEqual({ type: 'object', properties: { a: word } });
  });

  it('are maps where their values have a schema', () => {
    expect(structural({ type: 'object', additionalProperties: text })).toEqual({
      type: 'object',
      additionalProperties: word,
    });
    expect(structural({ type: 'object', additionalProperties: true })).toEqual({
      type: 'object',
      additionalProperties: true,
    });
  });

  it('are objects of their own when they are embedded', () => {
    const embedded = { type: 'object', 'x-kubernetes-embedded-resource': true };
    const own = { apiVersion: text, kind: text, metadata: objectMeta };
    expect(structural({ ...embedded, properties: { spec: text } })).toEqual({
      type: 'object',
      required: ['apiVersion', 'kind'],
      properties: { spec: word, ...own },
      additionalProperties: false,
    });
    expect(structural({ ...embedded, 'x-kubernetes-preserve-unknown-fields': true })).toEqual({
      type: 'object',
      required: ['apiVersion', 'kind'],
      properties: own,
    });
  });
});

describe('null', () => {
  const properties = { plain: text, nullable: { ...text, nullable: true }, defaulted: { ...text, default: 'a' } };

  it('is removed from an optional property, so it passes', () => {
    expect(structural({ properties })).toMatchObject({
      properties: { plain: word, nullable: word, defaulted: word },
    });
  });

  it('leaves a required property missing, unless it is nullable or has a default', () => {
    expect(structural({ properties, required: ['plain', 'nullable', 'defaulted'] })).toMatchObject({
      required: ['plain', 'nullable'],
      properties: { plain: text, nullable: word, defaulted: word },
    });
  });

  it('stays in a list, unless its elements are nullable or have a default', () => {
    expect(structural({ items: text })).toEqual({ items: text });
    expect(structural({ items: { ...text, nullable: true } })).toEqual({ items: word });
    expect(structural({ items: { ...text, default: 'a' } })).toEqual({ items: word });
  });

  it('is one more value of an enum', () => {
    expect(structural({ properties: { a: { ...text, enum: ['b'] } } })).toMatchObject({
      properties: { a: { ...word, enum: ['b', null] } },
    });
  });
});

describe('values', () => {
  it('are numbers or text where they may be both', () => {
    const either = { 'x-kubernetes-int-or-string': true, pattern: '^a$' };
    const expected = { type: ['integer', 'string'], pattern: '^a$' };
    expect(structural(either as OpenApiSchema)).toEqual(expected);
    expect(structural({ ...either, anyOf: [{ type: 'integer' }, { type: 'string' }] })).toEqual(expected);
  });

  it('keep an anyOf that says more', () => {
    const anyOf = [{ type: 'integer' }, { type: 'string', pattern: '%$' } as OpenApiSchema];
    expect(structural({ 'x-kubernetes-int-or-string': true, anyOf })).toHaveProperty('anyOf', anyOf);
  });

  it.each([
    ['int32', undefined],
    ['int64', undefined],
    ['uint8', undefined],
    ['double', undefined],
    ['byte', undefined],
    ['date-time', 'date-time'],
    ['duration', 'duration'],
    ['ipv4', 'ipv4'],
  ])('format %s becomes %s', (format, expected) => {
    expect(structural({ format })['format']).toBe(expected);
  });
});

describe('allOf, anyOf, oneOf and not', () => {
  it('close nothing and pass no null', () => {
    const branch = { type: 'object', properties: { a: text }, required: ['a'] };
    const schema = {
      type: 'object',
      properties: { a: text, b: text },
      allOf: [branch],
      anyOf: [branch],
      oneOf: [branch],
    };
    expect(structural({ ...schema, not: branch })).toMatchObject({
      allOf: [branch],
      anyOf: [branch],
      oneOf: [branch],
      not: branch,
      additionalProperties: false,
    });
    expect(JSON.stringify(structural({ ...schema, not: branch })).match(/"additionalProperties":false/g)).toHaveLength(
      1,
    );
  });

  it('keep what they hold, however deep', () => {
    const inner = { items: { not: { additionalProperties: { properties: { a: { enum: ['b'] } } } } } };
    expect(structural({ anyOf: [inner] })).toEqual({ anyOf: [inner] });
    expect(structural({ not: { additionalProperties: false } })).toEqual({ not: { additionalProperties: false } });
  });

  it('know that a property with a default is never missing', () => {
    const schema = {
      properties: { a: { ...text, default: 'x' }, b: text },
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    };
    expect(structural(schema)).toHaveProperty('anyOf', [{}, { required: ['b'] }]);
  });

  it('ask for a property whose default they refuse', () => {
    const is = (value: string) => ({ properties: { type: { enum: [value] } } });
    const isNot = (value: string) => ({ properties: { type: { not: { enum: [value] } } } });
    const schema = { properties: { type: { ...text, default: 'IP' } } };
    expect(structural({ ...schema, oneOf: [is('IP'), isNot('IP'), is('Host'), isNot('Host')] })).toHaveProperty(
      'oneOf',
      [is('IP'), { ...isNot('IP'), required: ['type'] }, { ...is('Host'), required: ['type'] }, isNot('Host')],
    );
  });

  it('see the defaults of the value that they are about', () => {
    const schema = {
      properties: { list: { items: { properties: { type: { ...text, default: 'IP' } } } }, type: text },
      anyOf: [{ properties: { list: { items: { required: ['type'] } } } }, { required: ['type'] }],
    };
    expect(structural(schema)).toHaveProperty('anyOf', [
      { properties: { list: { items: {} } } },
      { required: ['type'] },
    ]);
  });
});
