import { expect, it } from 'vitest';
import { configMap, summaryOf, testValidator } from './testing.ts';

const nested = (depth: number) => {
  let value: object = {};
  for (let i = 0; i < depth; i++) value = { a: value };
  return value;
};
const good = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'good' } };
const tooDeep = 'it is nested too deeply to be validated';

it('refuses a document that is nested too deeply, and goes on with the next', () => {
  const validator = testValidator();
  const deep = `apiVersion: v1\nkind: ConfigMap\ndata: ${'['.repeat(100_000)}\n`;
  expect(validator.yaml(`${configMap('a')}---\n${deep}---\n${configMap('b')}`)).toMatchObject([
    { status: 'valid', name: 'a' },
    { status: 'error', document: 1, line: 6, message: expect.stringMatching(/nested too deeply|exceeded max depth/) },
    { status: 'valid', name: 'b' },
  ]);
});

it('refuses an object that is nested too deeply, and goes on with the next', () => {
  const tree = { type: 'object', additionalProperties: { $ref: 'Tree' } };
  const validator = testValidator({
    find: (name) => (name === 'v1/Tree' ? 'Tree' : name === 'Tree' ? tree : { type: 'object' }),
  });
  const deep = (depth: number) => ({ apiVersion: 'v1', kind: 'Deep', a: nested(depth) });
  const results = validator.objects([good, deep(500_000), deep(5000), good]);
  expect(results.map(({ status }) => status)).toEqual(['valid', 'error', results[2]?.status, 'valid']);
  expect(results[1]?.message).toBe(tooDeep);
});

it('starts afresh after a crash', () => {
  const recursive = { type: 'object', properties: { a: { $ref: 'Tree' } } };
  const find = (name: string) => (name === 'v1/Tree' ? 'Tree' : name === 'Tree' ? recursive : { type: 'object' });
  const validator = testValidator({ find });
  expect(validator.objects([good])[0]?.status).toBe('valid');
  const results = validator.objects([good, { apiVersion: 'v1', kind: 'Tree', a: nested(8000) }, good]);
  expect(results.map(({ status, message }) => message ?? status)).toEqual(['valid', tooDeep, 'valid']);
  expect(summaryOf(validator.yaml(configMap('a')))).toEqual(['ConfigMap a: valid']);
});

it('says why it failed, and starts afresh', () => {
  const part = (id: string, $ref: string) => ({ id: `schema:///${id}`, allOf: [{ $ref }] });
  const endless: Record<string, object> = {
    'v1/Loop': { $ref: 'A' },
    A: part('A', 'B'),
    B: part('B', 'C'),
    C: { $ref: 'B' },
  };
  const validator = testValidator({ find: (name) => endless[name] ?? { type: 'object' } });
  const results = validator.objects([good, { apiVersion: 'v1', kind: 'Loop' }, good]);
  expect(results.map(({ status, message }) => message ?? status)).toEqual([
    'valid',
    expect.stringMatching(/^the validator failed: panic: runtime error: slice bounds out of range/),
    'valid',
  ]);
});

it('refuses a document and an object that are too large, by default and as told', () => {
  const message = (bytes: number, what: string) =>
    `the ${what} is larger than ${bytes} bytes: split it, or allow more (maxBytes)`;
  const validator = testValidator();
  const large = configMap('b', `data:\n  x: ${'x'.repeat(4 * 1024 * 1024)}\n`);
  expect(validator.yaml(`${configMap('a')}---\n${large}---\n${configMap('c')}`)).toMatchObject([
    { status: 'valid', name: 'a' },
    { status: 'error', document: 1, line: 6, message: message(4194304, 'document') },
    { status: 'valid', name: 'c' },
  ]);
  const small = testValidator({ maxBytes: 100 });
  expect(small.yaml(configMap('ü'.repeat(40)))).toMatchObject([{ status: 'error', message: message(100, 'document') }]);
  expect(small.objects([good, { ...good, data: { x: 'ü'.repeat(40) } }])).toMatchObject([
    { status: 'valid', document: 0 },
    { status: 'error', document: 1, message: message(100, 'object') },
  ]);
});

it('refuses a small document that stands for a large one', () => {
  const levels = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]\n`);
  expect(testValidator().yaml(`a0: &a0 [x, x, x, x]\n${levels.join('')}`)).toMatchObject([
    { status: 'error', message: expect.stringContaining('document contains excessive aliasing') },
  ]);
});

it('needs no more memory for a thousand calls than for a hundred', () => {
  const validator = testValidator();
  const objects = Array.from({ length: 8 }, (_, i) => ({ ...good, data: { key: 'value '.repeat(i) } }));
  const stream = `${configMap('a', 'data: {x: y}\n')}---\n${configMap('b', 'data: {x: 1}\n')}`;
  const calls = (count: number) => {
    for (let i = 0; i < count; i++) {
      validator.yaml(stream);
      validator.objects(objects.slice(0, i % 8));
    }
    return validator.program.memory;
  };
  const before = calls(200);
  expect(calls(1000)).toBeLessThanOrEqual(before * 1.25);
});

it('answers the same each time, in an instance of its own', () => {
  const text = configMap('a', `data: {${Array.from({ length: 30 }, (_, i) => `k${i}: ${i}`).join(', ')}}\n`);
  expect(testValidator().yaml(text)).toEqual(testValidator().yaml(text));
});
