import { expect, it } from 'vitest';
import { configMap, find, schemas, summaryOf, testValidator } from './testing.ts';

const validator = testValidator();

it('tells valid objects, with where they stand', () => {
  const stream = `# comment\n${configMap('first', 'data: {a: b}\n')}---\n\n${configMap('second')}  namespace: shop\n`;
  expect(validator.yaml(stream)).toEqual([
    {
      status: 'valid',
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: 'first',
      namespace: '',
      document: 0,
      line: 2,
      errors: [],
    },
    {
      ...{ status: 'valid', apiVersion: 'v1', kind: 'ConfigMap', name: 'second', namespace: 'shop' },
      ...{ document: 1, line: 9, errors: [] },
    },
  ]);
});

const broken = `${configMap('first')}---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: order
spec:
  replicas: "3"
  containers:
    - image: order
    - name: sidecar
      imagePullPolice: Never
      memory: true
`;

it('says of an invalid object what is wrong, at which path and line', () => {
  const [, result] = validator.yaml(broken);
  expect(result).toMatchObject({ status: 'invalid', kind: 'Deployment', name: 'order', document: 1, line: 6 });
  expect(result?.errors).toEqual([
    { path: ['spec', 'containers', 0], pointer: '/spec/containers/0', line: 13, message: "missing property 'name'" },
    {
      ...{ path: ['spec', 'containers', 1], pointer: '/spec/containers/1', line: 15 },
      message: "additional properties 'imagePullPolice' not allowed",
    },
    {
      ...{ path: ['spec', 'containers', 1, 'memory'], pointer: '/spec/containers/1/memory', line: 16 },
      message: 'got boolean, want number or string',
    },
    { path: ['spec', 'replicas'], pointer: '/spec/replicas', line: 11, message: 'got string, want integer' },
  ]);
});

it("keeps kubeconform's own message", () => {
  const [, result] = validator.yaml(broken);
  expect(result?.message?.split('  - ')).toEqual([
    "problem validating schema. Check JSON formatting: jsonschema validation failed with 'schema:///Deployment#' - " +
      "at '/spec/containers': validation failed ",
    "at '/spec/containers/0': missing property 'name' ",
    "at '/spec/containers/1': validation failed   ",
    "at '/spec/containers/1': additional properties 'imagePullPolice' not allowed   ",
    "at '/spec/containers/1/memory': got boolean, want number or string - at '/spec/replicas': got string, want integer",
  ]);
});

it('says the same of objects, without lines', () => {
  const [result] = validator.objects([
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'order' }, spec: { replicas: '3', containers: [] } },
  ]);
  expect(result).toEqual({
    ...{ status: 'invalid', apiVersion: 'apps/v1', kind: 'Deployment', name: 'order', namespace: '', document: 0 },
    message:
      'problem validating schema. Check JSON formatting: jsonschema validation failed with ' +
      "'schema:///Deployment#' - at '/spec/replicas': got string, want integer",
    errors: [{ path: ['spec', 'replicas'], pointer: '/spec/replicas', message: 'got string, want integer' }],
  });
});

it('keeps the order of objects, whatever becomes of each', () => {
  const objects = [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
    'text',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b' }, data: { count: 1n } },
    undefined,
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'c-' } },
  ];
  expect(
    validator.objects(objects).map(({ document, status, name, message }) => [document, status, message ?? name]),
  ).toEqual([
    [0, 'valid', 'a'],
    [1, 'error', 'this is a string, not an object'],
    [2, 'error', expect.stringMatching(/^it cannot be written as JSON: .*BigInt/)],
    [3, 'error', 'this is null, not an object'],
    [4, 'valid', 'c-{{ generateName }}'],
  ]);
});

it('validates many objects in the order they come', () => {
  const objects = Array.from({ length: 3000 }, (_, i) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `n${i}` },
  }));
  const results = validator.objects(objects);
  expect(results.map(({ document, name }) => `${document} ${name}`)).toEqual(objects.map((_, i) => `${i} n${i}`));
});

it('names an object that has no kind or no apiVersion', () => {
  const text = ['kind: ConfigMap\nmetadata: {name: a}\n', 'apiVersion: v1\nmetadata: {name: b}\n'].join('---\n');
  expect(validator.yaml(text).map(({ name, message }) => `${name} ${message}`)).toEqual([
    "a error while parsing: missing 'apiVersion' key",
    "b error while parsing: missing 'kind' key",
  ]);
  const objects = [
    { kind: 'ConfigMap', metadata: { name: 'a' } },
    { apiVersion: 'v1', metadata: { name: 'b' } },
  ];
  expect(validator.objects(objects).map(({ name, message }) => `${name} ${message}`)).toEqual([
    "a error while parsing: missing 'apiVersion' key",
    "b error while parsing: missing 'kind' key",
  ]);
});

it('reads kind and apiVersion as kubeconform does, but passes none that the API server would not', () => {
  const open = testValidator({ find: (name) => (name === 'v1/ConfigMap' ? { type: 'object' } : undefined) });
  const messages = ['kind: ""', 'kind: 3', 'Kind: ConfigMap'].map(
    (kind) => open.yaml(`apiVersion: v1\n${kind}\n`)[0]?.message,
  );
  expect(messages).toEqual([
    "error while parsing: missing 'kind' key",
    'could not find schema for 3 of v1: find("v1/3") has to answer with one',
    "error while parsing: missing 'kind' key",
  ]);
});

it('gives the line of the stream for what YAML has against a document', () => {
  const [, result] = validator.yaml(`${configMap('a')}---\nkind: ConfigMap\ndata:\n  a: b: c\n`);
  expect(result).toMatchObject({
    status: 'error',
    message: expect.stringContaining('yaml: line 3: mapping values are not allowed in this context'),
    errors: [{ path: [], pointer: '', line: 8, message: 'mapping values are not allowed in this context' }],
  });
});

it('finds lines through anchors and merged keys', () => {
  const text = `apiVersion: v1
kind: ConfigMap
metadata:
  name: a
  labels: &labels
    app: 1
data:
  <<: *labels
`;
  const [result] = validator.yaml(text);
  expect(result?.errors.map(({ pointer, line }) => [pointer, line])).toEqual([
    ['/data/app', 6],
    ['/metadata/labels/app', 6],
  ]);
});

it('escapes keys in pointers, and tells an index from a key of digits', () => {
  const [result] = validator.yaml(configMap('a', 'data:\n  a/b~c: 1\n  "0": 2\n'));
  expect(result?.errors.map(({ path, pointer }) => [path, pointer])).toEqual([
    [['data', '0'], '/data/0'],
    [['data', 'a/b~c'], '/data/a~1b~0c'],
  ]);
});

it('reads bytes, with and without a byte order mark, and refuses what is not UTF-8', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(summaryOf(validator.yaml(bytes(configMap('größe'))))).toEqual(['ConfigMap größe: valid']);
  expect(summaryOf(validator.yaml(bytes(`\uFEFF${configMap('a')}`)))).toEqual(['ConfigMap a: valid']);
  const utf16 = new Uint8Array(new Uint16Array([0xfeff, ...[...configMap('a')].map((c) => c.charCodeAt(0))]).buffer);
  expect(validator.yaml(utf16)).toMatchObject([
    { status: 'error', line: 1, message: 'the stream is not UTF-8 text: save it as UTF-8' },
  ]);
});

it('skips and rejects kinds, by kind and by version, in text and in objects', () => {
  const choosy = testValidator({ skip: ['v1/Secret'], reject: ['Service'] });
  const objects = [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } },
    { apiVersion: 'v2', kind: 'Secret', metadata: { name: 'b' } },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'c' } },
  ];
  const expected = [
    ['skipped', undefined],
    ['error', expect.stringContaining('could not find schema for Secret of v2')],
    ['error', 'prohibited resource kind Service'],
  ];
  const shown = (results: ReturnType<typeof choosy.objects>) => results.map(({ status, message }) => [status, message]);
  expect(shown(choosy.objects(objects))).toEqual(expected);
  expect(shown(choosy.yaml(objects.map((object) => JSON.stringify(object)).join('\n---\n')))).toEqual(expected);
});

it('lets a key stand twice unless it is strict', () => {
  const text = configMap('a', 'data:\n  x: "1"\n  x: "2"\n');
  expect(summaryOf(testValidator({ strict: false }).yaml(text))).toEqual(['ConfigMap a: valid']);
  expect(validator.yaml(text)).toMatchObject([
    { status: 'error', line: 1, errors: [{ line: 7, message: 'key "x" already set in map' }] },
  ]);
});

it('asks find again for each object, and compiles each definition once', () => {
  const asked: string[] = [];
  let minor = 34;
  const changing = testValidator({
    find(name) {
      asked.push(name);
      if (name === 'v1/ConfigMap') return `ConfigMap@${minor}`;
      if (name === 'ConfigMap@34') return schemas['ConfigMap'];
      if (name === 'ConfigMap@35') return { properties: { metadata: { $ref: 'Metadata' } }, required: ['data'] };
      return find(name);
    },
  });
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: {} } };
  const verdicts = [34, 35, 34, 35].map((version) => {
    minor = version;
    return changing.objects([object])[0]?.status;
  });
  expect(verdicts).toEqual(['valid', 'invalid', 'valid', 'invalid']);
  expect(asked.filter((name) => name !== 'v1/ConfigMap')).toEqual([
    'ConfigMap@34',
    'Metadata',
    'Strings',
    'ConfigMap@35',
  ]);
  expect(asked.filter((name) => name === 'v1/ConfigMap')).toHaveLength(4);
});

it('takes a schema itself for an answer, as an object, as text and by another name', () => {
  const schema = { type: 'object', required: ['data'], properties: { metadata: { $ref: 'Metadata' } } };
  const answers = [schema, { ...schema }, new TextEncoder().encode(JSON.stringify(schema)), 'alias'];
  let answer = answers[0];
  const direct = testValidator({
    find: (name) =>
      name === 'v1/ConfigMap' ? answer : name === 'alias' ? 'other name' : name === 'other name' ? schema : find(name),
  });
  for (answer of answers) {
    expect(direct.objects([{ apiVersion: 'v1', kind: 'ConfigMap' }])).toMatchObject([
      { status: 'invalid', errors: [{ message: "missing property 'data'" }] },
    ]);
  }
});

it('gives each object what find threw about it', () => {
  const failing = testValidator({
    find(name) {
      if (name === 'v1/ConfigMap') throw new Error('the schemas of 1.36 are not installed');
      return find(name);
    },
  });
  const results = failing.objects(['ConfigMap', 'Service'].map((kind) => ({ apiVersion: 'v1', kind })));
  expect(results.map(({ status, message }) => [status, message])).toEqual([
    ['error', 'the schemas of 1.36 are not installed'],
    ['valid', undefined],
  ]);
});

it('refuses to be called by find', () => {
  const nested = testValidator({ find: () => nested.objects([{}]) });
  expect(nested.objects([{ apiVersion: 'v1', kind: 'ConfigMap' }])).toMatchObject([
    { status: 'error', message: '`find` was asked by a validator, and must not call it' },
  ]);
});
