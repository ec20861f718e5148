// Where a validator of manifests says "valid", or nothing, about something it has not validated.
import { describe, expect, it } from 'vitest';
import { configMap, find, summaryOf, testValidator } from './testing.ts';

const validator = testValidator();
const results = (text: string) => validator.yaml(text).map(({ status, line, message }) => [status, line, message]);

describe('a schema that is missing or broken', () => {
  it('is an error that names the kind and what to do', () => {
    expect(results('apiVersion: example.com/v1\nkind: Cache\nmetadata: {name: a}\n')).toEqual([
      [
        ...['error', 1],
        'could not find schema for Cache of example.com/v1: find("example.com/v1/Cache") has to answer with one',
      ],
    ]);
  });

  it.each([
    [{ type: 'objekt' }, /^the schema for Cache of v1 does not compile: .*at '\/type'/],
    [{ $ref: 'Nowhere' }, /does not compile: failing loading "schema:\/\/\/Nowhere": there is no such definition$/],
    [{ properties: { a: { pattern: '(' } } }, /does not compile: .*missing closing \)/],
    [new TextEncoder().encode('{"type":'), /does not compile: .*unexpected EOF$/],
    [new TextEncoder().encode('null'), /does not compile: .*a definition is a JSON object$/],
  ])('is an error that names the kind and the cause: %j', (schema, message) => {
    const broken = testValidator({ find: (name) => (name === 'v1/Cache' ? schema : undefined) });
    const cache = { apiVersion: 'v1', kind: 'Cache' };
    for (const [result] of [broken.objects([cache]), broken.yaml(JSON.stringify(cache)), broken.objects([cache])]) {
      expect(result).toMatchObject({ status: 'error', kind: 'Cache', message: expect.stringMatching(message) });
    }
  });

  it('is not made good by a kind in other letters', () => {
    expect(summaryOf(validator.yaml('apiVersion: v1\nkind: configmap\nmetadata: {name: a}\n'))).toEqual([
      'configmap a: error',
    ]);
  });
});

it('strict is about keys: an unknown field passes where the schema is open', () => {
  const open = testValidator({ find: (name) => (name === 'v1/ConfigMap' ? { type: 'object' } : find(name)) });
  const text = configMap('a', 'dada: {}\n');
  expect(summaryOf(open.yaml(text))).toEqual(['ConfigMap a: valid']);
  expect(results(text)).toEqual([['invalid', 1, expect.stringContaining("additional properties 'dada' not allowed")]]);
});

describe('what other readers pass over', () => {
  it('a List without items', () => {
    expect(results('apiVersion: v1\nkind: List\n')).toEqual([
      ['error', 1, 'the List has no items: write `items: []` for a List that is meant to be empty'],
    ]);
    expect(results('apiVersion: v1\nkind: List\nitems: foo\n')).toEqual([
      ['error', 1, 'items of the List is a string, not an array'],
    ]);
    expect(results('apiVersion: v1\nkind: List\nitems: [{}, null]\n')).toEqual([
      ['error', 1, 'items[1] of the List is null, not an object'],
    ]);
    expect(results('apiVersion: v1\nkind: List\nitems: []\n')).toEqual([['empty', 1, undefined]]);
    const lists = [{}, { items: 'foo' }, { items: [null] }, { items: [] }];
    expect(
      validator.objects(lists.map((list) => ({ apiVersion: 'v1', kind: 'List', ...list }))).map(({ status }) => status),
    ).toEqual(['error', 'error', 'error', 'empty']);
  });

  it.each([
    ['v1', 'LIST'],
    ['example.com/v1', 'List'],
  ])('a List that is none: %s %s', (apiVersion, kind) => {
    const message = expect.stringContaining(`could not find schema for ${kind} of ${apiVersion}`) as unknown;
    expect(results(`apiVersion: ${apiVersion}\nkind: ${kind}\nitems: []\n`)).toEqual([['error', 1, message]]);
    expect(validator.objects([{ apiVersion, kind, items: [] }])).toMatchObject([{ status: 'error', message }]);
  });

  it('content on the line of ---', () => {
    const text = `${configMap('a')}--- {apiVersion: v1, kind: ConfigMap, metadata: {name: b}, data: []}\n`;
    expect(summaryOf(validator.yaml(text))).toEqual(['ConfigMap a: valid', 'ConfigMap b: invalid']);
  });

  it('content behind ...', () => {
    const text = `${configMap('a')}...\n${configMap('b', 'data: []\n')}`;
    expect(summaryOf(validator.yaml(text))).toEqual(['ConfigMap a: valid', 'ConfigMap b: invalid']);
  });

  it('a second object without a separator', () => {
    const json = '{"apiVersion":"v1","kind":"ConfigMap"}';
    expect(results(`${json}\n${json}\n`)).toEqual([
      ['error', 1, 'the document ends before its text does: line 1: did not find expected <document start>'],
    ]);
    expect(results('  apiVersion: v1\n  kind: ConfigMap\ndata: []\n')).toEqual([
      ['error', 1, expect.stringMatching(/^the document ends before its text does: line \d/)],
    ]);
    expect(summaryOf(validator.yaml(`${json}\n# comment\n`))).toEqual(['ConfigMap: valid']);
    expect(summaryOf(validator.yaml('  apiVersion: v1\n  kind: ConfigMap\n'))).toEqual(['ConfigMap: valid']);
  });

  it('a line of --- with text behind it, which kubectl cuts off', () => {
    expect(results(`${configMap('a')}---${configMap('b')}`)).toEqual([
      [
        ...['error', 1],
        'line 5 is "---apiVersion: v1": kubectl ends the document there, YAML does not; write "---" alone, or indent it',
      ],
    ]);
  });

  it('a document behind a rare end of line', () => {
    const text = `${configMap('a')}# comment\u2028---\u2028kind: ConfigMap\u2028`;
    expect(summaryOf(validator.yaml(text))).toEqual(['ConfigMap a: valid', 'ConfigMap: error']);
  });
});

describe('Lists', () => {
  const list = `# two
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata:
      name: a
  - apiVersion: v1
    kind: ConfigMap
    metadata:
      name: b
    data:
      x: 1
`;

  it('are validated item by item, each with its line', () => {
    expect(validator.yaml(`${configMap('first')}---\n${list}`).slice(1)).toMatchObject([
      { status: 'valid', name: 'a', document: 1, item: 0, line: 10, errors: [] },
      { status: 'invalid', name: 'b', document: 1, item: 1, line: 14, errors: [{ pointer: '/data/x', line: 19 }] },
    ]);
  });

  it('are validated item by item among objects', () => {
    const item = (name: string, data: unknown) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
    const objects = [item('a', {}), { apiVersion: 'v1', kind: 'List', items: [item('b', {}), item('c', [])] }];
    expect(
      validator.objects(objects).map(({ name, document, item, status }) => [name, document, item, status]),
    ).toEqual([
      ['a', 0, undefined, 'valid'],
      ['b', 1, 0, 'valid'],
      ['c', 1, 1, 'invalid'],
    ]);
  });

  it('have no key twice in an item', () => {
    const text = list.replace('x: 1', 'x: "1"\n      x: "2"');
    expect(validator.yaml(text)).toMatchObject([
      { status: 'error', kind: 'List', errors: [{ line: 15, message: 'key "x" already set in map' }] },
    ]);
    expect(summaryOf(testValidator({ strict: false }).yaml(text))).toEqual([
      'ConfigMap a: valid',
      'ConfigMap b: valid',
    ]);
  });
});

it('reads YAML 1.1, as the API server does: y, yes, on and 0777 are no texts', () => {
  const data = 'data:\n  a: y\n  b: yes\n  c: on\n  d: 0777\n  e: "yes"\n  f: 1_000\n';
  const [result] = validator.yaml(configMap('a', data));
  expect(result?.errors.map(({ pointer, line, message }) => `${line} ${pointer}: ${message}`)).toEqual([
    '6 /data/a: got boolean, want string',
    '7 /data/b: got boolean, want string',
    '8 /data/c: got boolean, want string',
    '9 /data/d: got number, want string',
    '11 /data/f: got number, want string',
  ]);
});

it('lists errors in one order, however deep they lie', () => {
  const properties = Array.from({ length: 12 }, (_, i) => `  z${(i * 5) % 12}: ${i}\n`).join('');
  const containers = Array.from({ length: 12 }, () => '    - {nam: a, image: 1}\n').join('');
  const text = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, labels: {a: 1, b: 2}}\nspec:\n${properties}  containers:\n${containers}`;
  const [first] = testValidator().yaml(text);
  expect(first?.errors.map(({ pointer }) => pointer)).toEqual([
    '/metadata/labels/a',
    '/metadata/labels/b',
    '/spec',
    ...Array.from({ length: 12 }, (_, i) => [
      `/spec/containers/${i}`,
      `/spec/containers/${i}`,
      `/spec/containers/${i}/image`,
    ]).flat(),
  ]);
  expect(first?.errors[2]?.message).toBe(
    `additional properties ${['z0', 'z1', 'z10', 'z11', ...Array.from({ length: 8 }, (_, i) => `z${i + 2}`)].map((name) => `'${name}'`).join(', ')} not allowed`,
  );
  for (let i = 0; i < 5; i++) expect(validator.yaml(text)).toEqual([first]);
});

it('validates with the defaults that the API server fills in', () => {
  const gateway = (addresses: string) =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: a}\nspec:\n  addresses: ${addresses}\n`;
  expect(results(gateway('[{value: 10.0.0.1}]'))).toEqual([['valid', 1, undefined]]);
  expect(results(gateway('[{type: Hostname, value: a.example}]'))).toEqual([['valid', 1, undefined]]);
  expect(results(gateway('[{value: 5}]'))).toEqual([['invalid', 1, expect.stringContaining("at '/spec/addresses/0")]]);
  const object = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    spec: { addresses: [{ value: '10.0.0.1' }] },
  };
  expect(summaryOf(validator.objects([object]))).toEqual(['Gateway: valid']);
  expect(object.spec.addresses).toEqual([{ value: '10.0.0.1' }]);
});

it.each(['', 0, false, {}, []])('does not take %j, which OpenAPI v3 gives required fields, for a default', (zero) => {
  const schema = { properties: { name: { default: zero } }, required: ['name'] };
  const v3 = testValidator({ find: () => schema });
  expect(v3.objects([{ apiVersion: 'v1', kind: 'Port' }])).toMatchObject([
    { status: 'invalid', errors: [{ message: "missing property 'name'" }] },
  ]);
});

it('fills a default in for null, unless null is a value', () => {
  const schema = (type: unknown) => ({
    properties: { mode: { type, default: 'on' } },
    not: { properties: { mode: { enum: [null] } } },
  });
  const object = { apiVersion: 'v1', kind: 'Switch', mode: null };
  expect(summaryOf(testValidator({ find: () => schema('string') }).objects([object]))).toEqual(['Switch: valid']);
  expect(summaryOf(testValidator({ find: () => schema(['string', 'null']) }).objects([object]))).toEqual([
    'Switch: invalid',
  ]);
});

it('leaves to others what is in no schema: the range of integers, quantities, keys of lists', () => {
  const service = (ports: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [${ports}]}\n`;
  expect(results(service('{port: 99999999999999999999}'))).toEqual([['valid', 1, undefined]]);
  expect(results(service('{port: 80}, {port: 80}'))).toEqual([['valid', 1, undefined]]);
  expect(results('apiVersion: apps/v1\nkind: Deployment\nspec: {containers: [{name: a, memory: much}]}\n')).toEqual([
    ['valid', 1, undefined],
  ]);
});

it('keeps the documents of a stream apart: none is overwritten by the next', () => {
  const names = Array.from({ length: 200 }, (_, i) => `${'x'.repeat(i % 50)}${i}`);
  const stream = names.map((name, i) => configMap(name, i % 2 === 0 ? 'data: []\n' : '')).join('---\n');
  expect(summaryOf(validator.yaml(stream))).toEqual(
    names.map((name, i) => `ConfigMap ${name}: ${i % 2 === 0 ? 'invalid' : 'valid'}`),
  );
});
