import { describe, expect, it } from 'vitest';
import { crdSchemas } from './crd-schemas.ts';
import { schemaSet, type SchemaSet } from './schema-set.ts';
import { builtinPart, testCrd, testPart } from './testing.ts';
import { UnknownVersionError } from './version.ts';

const text = { type: 'string' };
const [thing] = crdSchemas(testCrd(text) as never);
const crdPart = testPart(
  { kinds: { 'example.org/v1/Thing': { schema: 'example.org.v1.Thing', scope: 'Cluster' } } },
  { 'example.org.v1.Thing': thing?.schema ?? {} },
);
const set = schemaSet([builtinPart, crdPart]);

/** What a validator gets to see of a kind. */
function schemaOf(from: SchemaSet, kind: string): unknown {
  const schemas = from.forVersion('1.37');
  const name = schemas.find(kind);
  const found = typeof name === 'string' ? schemas.find(name) : name;
  return found instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(found)) : found;
}
const nameOf = (from: SchemaSet, kind: string) => from.forVersion('1.37').find(kind);

describe('a version', () => {
  it('is found in any spelling', () => {
    expect(set.versions).toEqual(['1.36', '1.37']);
    expect(set.forVersion('v1.36.3-eks-1').version).toBe('1.36');
    expect(() => set.forVersion('1.30')).toThrow(UnknownVersionError);
    expect(() => set.forVersion('1.30')).toThrow('"1.30" is not a minor that has schemas; known: 1.36, 1.37');
  });

  it('answers a kind with a name, and a name with bytes', () => {
    expect(set.forVersion('1.36').find('v1/Pod')).toBe('Pod@1.36');
    expect(set.forVersion('1.37').find('v1/Pod')).toBe('Pod@1.37');
    expect(set.forVersion('1.36').find('v1/Namespace')).toBe('Namespace');
    expect(set.forVersion('1.36').find('Namespace')).toEqual(new TextEncoder().encode('{"type":"object"}'));
    expect(set.forVersion('1.36').find('example.org/v1/Thing')).toBe('example.org.v1.Thing');
  });

  it('knows no kind that it does not serve', () => {
    expect(set.forVersion('1.36').find('batch/v1/Job')).toBeUndefined();
    expect(set.forVersion('1.37').find('batch/v1/Job')).toBe('Job');
    expect(set.forVersion('1.37').find('constructor')).toBeUndefined();
    expect(set.forVersion('1.36').kinds()).toEqual(['example.org/v1/Thing', 'v1/Namespace', 'v1/Pod']);
  });

  it('says where objects live', () => {
    const { scopeOf } = set.forVersion('1.36');
    expect(scopeOf('v1', 'Pod')).toBe('Namespaced');
    expect(scopeOf('v1', 'Namespace')).toBe('Cluster');
    expect(scopeOf('example.org/v1', 'Thing')).toBe('Cluster');
    expect(scopeOf('batch/v1', 'Job')).toBeUndefined();
  });

  it('says how elements of lists are told apart', () => {
    expect(set.forVersion('1.36').mergeKeys('v1', 'Pod', ['spec', 'containers'])).toEqual(['name']);
    expect(set.forVersion('1.36').mergeKeys('batch/v1', 'Job', ['spec', 'containers'])).toBeUndefined();
    expect(set.forVersion('1.37').mergeKeys('batch/v1', 'Job', ['spec', 'containers'])).toEqual(['name']);
  });
});

it('lifecycles are those of all minors', () => {
  expect(set.lifecycleOf('batch/v1', 'Job')).toEqual({ introduced: '1.37' });
  expect(set.lifecycleOf('v1', 'Pod')).toBeUndefined();
});

describe('withCrds', () => {
  it('adds kinds, and passes over whatever is no definition', () => {
    const more = schemaSet([builtinPart]).withCrds([null, 'text', { kind: 'Pod' }, testCrd(text)]);
    expect(schemaOf(more, 'example.org/v1/Thing')).toEqual(thing?.schema);
    expect(more.forVersion('1.36').scopeOf('example.org/v1', 'Thing')).toBe('Cluster');
    expect(more.forVersion('1.36').find('v1/Pod')).toBe('Pod@1.36');
  });

  it('keeps the name of what is the same, and gives another name to what is not', () => {
    const plain = 'example.org.v1.Thing';
    expect(nameOf(set.withCrds([testCrd(text)]), 'example.org/v1/Thing')).toBe(plain);
    const other = set.withCrds([testCrd({ type: 'integer' })]);
    expect(nameOf(other, 'example.org/v1/Thing')).toMatch(/^example\.org\.v1\.Thing@[0-9a-f]{14}$/);
    expect(schemaOf(other, 'example.org/v1/Thing')).toHaveProperty('properties.spec.type', ['integer', 'null']);
    expect(other.forVersion('1.37').find(plain)).toBeInstanceOf(Uint8Array);
  });

  it('takes away the versions that a definition does not serve', () => {
    const newer = set.withCrds([testCrd(text, [{ name: 'v2', storage: true }])]);
    expect(nameOf(newer, 'example.org/v1/Thing')).toBeUndefined();
    expect(nameOf(newer, 'example.org/v2/Thing')).toMatch(/^example\.org\.v2\.Thing@/);
  });

  it('tells of deprecated versions', () => {
    const more = set.withCrds([
      testCrd(text, [
        { name: 'v1', deprecated: true },
        { name: 'v2', storage: true },
      ]),
    ]);
    const replacement = { apiVersion: 'example.org/v2', kind: 'Thing' };
    expect(more.lifecycleOf('example.org/v1', 'Thing')).toEqual({ deprecated: true, replacement });
    expect(more.withCrds([testCrd(text)]).lifecycleOf('example.org/v1', 'Thing')).toBeUndefined();
  });

  it('hands on the parts of long schemas', () => {
    const long = { type: 'object', properties: { items: { items: text, pattern: 'a'.repeat(500) } } };
    const more = set.withCrds([testCrd(long)]);
    const schema = schemaOf(more, 'example.org/v1/Thing') as { properties: { spec: { properties: object } } };
    const { $ref } = (schema.properties.spec.properties as { items: { $ref: string } }).items;
    expect(more.forVersion('1.37').find($ref)).toHaveProperty('items', text);
  });
});

describe('withSchema', () => {
  it('adds a schema as it is, and leaves other versions of its kind', () => {
    const schema = { type: 'object', definitions: { a: text }, properties: { spec: { $ref: '#/definitions/a' } } };
    const more = set.withSchema('example.org/v2', 'Thing', schema);
    expect(schemaOf(more, 'example.org/v2/Thing')).toEqual(schema);
    expect(nameOf(more, 'example.org/v1/Thing')).toBe('example.org.v1.Thing');
    expect(more.forVersion('1.36').scopeOf('example.org/v2', 'Thing')).toBeUndefined();
  });

  it('goes before a schema that the set has', () => {
    const more = set.withSchema('v1', 'Namespace', { type: 'object', required: ['spec'] });
    expect(schemaOf(more, 'v1/Namespace')).toEqual({ type: 'object', required: ['spec'] });
  });
});

it('the digest is that of everything in a set', () => {
  const digests = [
    set,
    schemaSet([builtinPart]),
    set.withCrds([testCrd(text)]),
    set.withCrds([testCrd({ type: 'integer' })]),
    set.withSchema('v1', 'Other', {}),
  ].map(({ digest }) => digest);
  expect(new Set(digests).size).toBe(digests.length);
  expect(set.withCrds([testCrd(text)]).digest).toBe(digests[2]);
});
