import { expect, it } from 'vitest';
import type { Schema } from './find.ts';
import { testValidator } from './testing.ts';

/** Asks about an object of kind Root, whose schema is `definitions.Root`. */
function verdicts(definitions: Readonly<Record<string, Schema>>, ...objects: object[]) {
  const asked: string[] = [];
  const validator = testValidator({
    find(name) {
      asked.push(name);
      return name === 'v1/Root' ? 'Root' : definitions[name];
    },
  });
  const roots = objects.map((object) => ({ apiVersion: 'v1', kind: 'Root', ...object }));
  const shown = (results: ReturnType<typeof validator.objects>) =>
    results.map(({ status, message, errors }) =>
      errors.length === 0 ? (message ?? status) : errors.map((error) => `${error.pointer}: ${error.message}`),
    );
  const results = shown(validator.objects(roots));
  expect(shown(validator.yaml(roots.map((root) => JSON.stringify(root)).join('\n---\n')))).toEqual(results);
  return { results, asked: asked.filter((name) => name !== 'v1/Root') };
}

it('asks for a definition when a value needs it, and once', () => {
  const { results, asked } = verdicts(
    {
      Root: { properties: { a: { $ref: 'A' }, b: { $ref: 'B' }, c: { items: { $ref: 'A' } } } },
      A: { type: 'object', properties: { deeper: { $ref: 'B' } } },
      B: { type: 'string' },
    },
    { a: {} },
    { a: {}, c: [{}, 3] },
    { b: 5 },
  );
  expect(results).toEqual(['valid', ['/c/1: got number, want object'], ['/b: got number, want string']]);
  expect(asked).toEqual(['Root', 'A', 'B']);
});

it('says of a definition that is broken that the schema does not compile, wherever it is needed', () => {
  const definitions = {
    Root: {
      properties: {
        a: { $ref: 'Missing' },
        b: { $ref: 'Wrong' },
        c: { not: { $ref: 'Missing' } },
        d: { oneOf: [{ $ref: 'Missing' }, {}] },
      },
    },
    Wrong: { type: 'text' },
  };
  const missing =
    'the schema for Root of v1 does not compile: failing loading "schema:///Missing": there is no such definition';
  expect(verdicts(definitions, {}, { a: 1 }, { b: 1 }, { c: 1 }, { d: 1 }, {}).results).toEqual([
    'valid',
    missing,
    expect.stringMatching(
      /^the schema for Root of v1 does not compile: "schema:\/\/\/Wrong#" is not valid against metaschema/,
    ),
    missing,
    missing,
    'valid',
  ]);
});

it('follows a schema into itself as deep as the object goes, and not without end', () => {
  const tree = { Root: { $ref: 'Tree' }, Tree: { properties: { name: { type: 'string' }, sub: { $ref: 'Tree' } } } };
  expect(verdicts(tree, { sub: { sub: { sub: { name: 1 } } } }).results).toEqual([
    ['/sub/sub/sub/name: got number, want string'],
  ]);
  const loop = { Root: { $ref: 'A' }, A: { $ref: 'B' }, B: { allOf: [{ $ref: 'A' }] } };
  expect(verdicts(loop, {}).results).toEqual([
    'the schema for Root of v1 does not compile: "schema:///A" refers to itself without end',
  ]);
  expect(verdicts({ Root: { allOf: [{ $ref: 'Root' }] } }, {}).results).toEqual([
    'the schema for Root of v1 does not compile: "schema:///Root" refers to itself without end',
  ]);
});

it('follows JSON pointers, into the schema itself and into another', () => {
  const definitions = {
    Root: {
      definitions: { port: { type: 'integer' } },
      properties: { port: { $ref: '#/definitions/port' }, name: { $ref: 'Names#/definitions/name' } },
    },
    Names: { definitions: { name: { type: 'string' } } },
  };
  expect(verdicts(definitions, { port: 'http', name: 3 }, { port: 80, name: 'a' }).results).toEqual([
    ['/name: got number, want string', '/port: got string, want integer'],
    'valid',
  ]);
});

it('takes names with any characters', () => {
  const name = 'io.k8s/core v1@1.34 ü';
  const definitions = { Root: { properties: { a: { $ref: encodeURI(name) } } }, [name]: { type: 'string' } };
  expect(verdicts(definitions, { a: 1 })).toEqual({
    results: [['/a: got number, want string']],
    asked: ['Root', name],
  });
});

it('ignores what stands beside "$ref" in the drafts that say so, and heeds it in later ones', () => {
  const properties = { a: { $ref: 'A', type: 'string' } };
  const a = { type: ['integer', 'string'] };
  expect(verdicts({ Root: { properties }, A: a }, { a: 1 }).results).toEqual(['valid']);
  const later = { $schema: 'https://json-schema.org/draft/2020-12/schema', properties };
  expect(verdicts({ Root: later, A: a }, { a: 1 }).results).toEqual([['/a: got number, want string']]);
});

it('resolves references against an "id"', () => {
  const definitions = {
    Root: { id: 'schema:///folder/root', properties: { a: { $ref: 'a' } } },
    'folder/a': { type: 'string' },
  };
  expect(verdicts(definitions, { a: 1 }).results).toEqual([['/a: got number, want string']]);
});

it('takes "$ref" for data where it is data', () => {
  const root = { properties: { a: { enum: [{ $ref: 'A' }] }, $ref: { type: 'string' } } };
  expect(verdicts({ Root: root }, { a: { $ref: 'A' }, $ref: 'x' }, { $ref: 1 }).results).toEqual([
    'valid',
    ['/$ref: got number, want string'],
  ]);
});

it('writes errors behind references as kubeconform does', () => {
  const validator = testValidator();
  const [result] = validator.objects([
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 1, labels: { a: 1, b: 2 } }, data: { x: 1 } },
  ]);
  expect(result?.message?.replace(/^.*ConfigMap#' /, '')).toBe(
    "- at '/data/x': got number, want string - at '/metadata': validation failed   - at '/metadata/labels': validation failed" +
      "     - at '/metadata/labels/a': got number, want string     - at '/metadata/labels/b': got number, want string" +
      "   - at '/metadata/name': got number, want string",
  );
});
