import yaml1 from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { emit, parse, UnknownValueError } from './index.ts';

/** Left: a string. Right: how it is written as the value of a key. */
const STRINGS: readonly [string, string][] = [
  // Plain: what manifests are made of.
  ['order', 'order'],
  ['registry.example/shop/order:1.2.3@sha256:ab12', 'registry.example/shop/order:1.2.3@sha256:ab12'],
  ['500Mi', '500Mi'],
  ['30s', '30s'],
  ['5d', '5d'],
  ['0644a', '0644a'],
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['--port=8080', '--port=8080'],
  ['-Xmx1g', '-Xmx1g'],
  ['./run', './run'],
  ['../x', '../x'],
  ['$(POD_IP)', '$(POD_IP)'],
  ['^a.*$', '^a.*$'],
  ['sum(rate(x{a="b"}[5m])) > 0', 'sum(rate(x{a="b"}[5m])) > 0'],
  ['a, b [c] {d} & e * f ! | > % @ ` \' "', 'a, b [c] {d} & e * f ! | > % @ ` \' "'],
  ['http://x:80/#a', 'http://x:80/#a'],
  ['Größe 🙂', 'Größe 🙂'],
  ['deadbeef', 'deadbeef'],
  ['e2e', 'e2e'],
  ['yesterday', 'yesterday'],
  // Words of YAML 1.1 and Go.
  ...['y', 'Y', 'n', 'N', 'yes', 'No', 'on', 'OFF', 'true', 'False', 'null', 'NULL', '~', '=', '<<'].map(quoted),
  ...['.inf', '-.INF', '+.inf', '.NaN', '---', '...', '--- a', '... a', '-', '--', '?', ':', ''].map(quoted),
  // Numbers, dates and times of some reader.
  ...[
    '0',
    '-1',
    '+1',
    '1.5',
    '.5',
    '5.',
    '.',
    '0777',
    '0o17',
    '0O17',
    '-0o7',
    '0x1F',
    '0b101',
    '1_000',
    '1,000',
    '1:30',
  ].map(quoted),
  ...['190:20:30.15', '1e3', '1E+3', 'e50', '-e5', 'E5', 'e-5', '4e5', '1.2.3', '10.0.0.1', '0x1p-2', '2026-01-31'].map(
    quoted,
  ),
  ...['2026-01-31T00:00:00Z', '2026-01-31 12:00:00 +01:00', '9007199254740993', '-0'].map(quoted),
  // Indicators and spaces.
  ...[
    'a: b',
    'a:',
    ': a',
    'a #b',
    '# a',
    ' a',
    'a ',
    '- a',
    '? a',
    '[a]',
    '{a}',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a',
    ',',
  ].map(quoted),
  ["'a'", `"'a'"`],
  ['"a"', '"\\"a\\""'],
  ['a\\b', 'a\\b'],
  ['\\: ', '"\\\\: "'],
  // What cannot be seen, or ends a line.
  ['a\tb', '"a\\tb"'],
  ['a\rb', '"a\\rb"'],
  ['a\r\nb\r\n', '"a\\r\\nb\\r\\n"'],
  ['a\0b', '"a\\u0000b"'],
  ['a\u001b[31m', '"a\\u001b[31m"'],
  ['a\u007fb', '"a\\u007fb"'],
  ['a\u0085b', '"a\\u0085b"'],
  ['a\u00a0b', '"a\\u00a0b"'],
  ['a\u2028b', '"a\\u2028b"'],
  ['a\u2029b', '"a\\u2029b"'],
  ['a\u202eb', '"a\\u202eb"'],
  ['\ufeffa', '"\\ufeffa"'],
  ['a\uffff', '"a\\uffff"'],
  // Several lines.
  ['a\nb', '|-\n  a\n  b'],
  ['a\nb\n', '|\n  a\n  b'],
  ['a\nb\n\n\n', '|+\n  a\n  b\n\n'],
  ['\n\na\n', '|\n\n\n  a'],
  ['a\n\n\tb  \n   \n# c: d\n--- e\n', '|\n  a\n\n  \tb  \n     \n  # c: d\n  --- e'],
  ['\n', '"\\n"'],
  ['\n\n', '"\\n\\n"'],
  [' a\nb', '" a\\nb"'],
  ['\ta\nb', '"\\ta\\nb"'],
  ['a\n ', '"a\\n "'],
  ['a\n \n', '"a\\n \\n"'],
  ['a\n\u2028', '"a\\n\\u2028"'],
];

function quoted(text: string): [string, string] {
  return [text, `"${text}"`];
}

const READERS: readonly [string, (text: string) => unknown][] = [
  ['yaml 1.2', (text) => parseYaml(text, { version: '1.2' })],
  ['yaml 1.1', (text) => parseYaml(text, { version: '1.1' })],
  ['js-yaml', (text) => yaml1.load(text)],
  ['parse', parse],
];

describe('a string', () => {
  it.each(STRINGS)('%j', (text, written) => {
    expect(emit({ a: text })).toBe(`a: ${written}\n`);
    for (const value of [{ a: text }, { [text]: 1, z: [text, [text]] }, [text], { a: [{ b: text, c: text }] }, text]) {
      for (const [reader, read] of READERS) expect(read(emit(value)), reader).toStrictEqual(value);
    }
  });
});

describe('emit', () => {
  it('never folds a line', () => {
    const text = 'two  words '.repeat(10_000).trim();
    expect(emit({ a: text, b: `${text} `, c: `${text}\n` })).toBe(`a: ${text}\nb: "${text} "\nc: |\n  ${text}\n`);
  });

  it('writes an object with apiVersion, kind, metadata first and every other key by code unit', () => {
    const manifest = {
      spec: { kind: 'z', apiVersion: 'y', ä: 1, Z: 2, 10: 3, 9: 4 },
      status: undefined,
      metadata: { namespace: 'order', name: 'order', labels: null, annotations: {} },
      kind: 'Order',
      apiVersion: 'shop.example/v1',
      items: [[], {}, ['a', ['b', { c: [1.5, -2, true] }]], { d: { e: undefined }, c: 'x\ny\n' }],
    };
    expect(emit(manifest)).toBe(`apiVersion: shop.example/v1
kind: Order
metadata:
  annotations: {}
  name: order
  namespace: order
items:
  - []
  - {}
  - - a
    - - b
      - c:
          - 1.5
          - -2
          - true
  - c: |
      x
      y
    d: {}
spec:
  "10": 3
  "9": 4
  Z: 2
  apiVersion: "y"
  kind: z
  ä: 1
`);
    expect(emit({ metadata: 1, kind: 2 })).toBe('kind: 2\nmetadata: 1\n');
  });

  it('writes what is shared twice, without an anchor', () => {
    const labels = { app: 'order' };
    expect(emit({ a: labels, b: [labels] })).toBe('a:\n  app: order\nb:\n  - app: order\n');
  });

  it.each([
    [0, '0'],
    [-1, '-1'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [0.1, '0.1'],
    [1e-7, '1.0e-7'],
    [-1.5e-300, '-1.5e-300'],
    [Number.MIN_VALUE, '5.0e-324'],
  ])('writes the number %s', (value, text) => {
    expect(emit(value)).toBe(`${text}\n`);
    for (const [reader, read] of READERS) expect(read(emit({ a: value })), reader).toStrictEqual({ a: value });
  });

  it('takes objects without a prototype', () => {
    expect(emit(Object.assign(Object.create(null), { a: 1 }))).toBe('a: 1\n');
  });

  const cycle: Record<string, unknown> = { a: [1] };
  (cycle.a as unknown[]).push({ back: cycle });
  const deep = (levels: number): unknown => (levels === 0 ? 'x' : [deep(levels - 1)]);
  class Port {
    readonly number = 80;
  }
  it.each([
    ['undefined', { a: [undefined] }, 'a[0]', 'a[0] is undefined'],
    ['null', { a: [1, null] }, 'a[1]', 'a[1] is null'],
    ['a hole', { a: Array(1) }, 'a[0]', 'a[0] is undefined'],
    ['nothing at all', undefined, '', 'the value is undefined'],
    ['NaN', { spec: { replicas: NaN } }, 'spec.replicas', 'spec.replicas is NaN'],
    ['Infinity', [{ a: -Infinity }], '[0].a', '[0].a is -Infinity'],
    ['-0', { a: -0 }, 'a', 'a is -0'],
    ['2^53', { a: 2 ** 53 }, 'a', 'a is 9007199254740992, which is beyond the exact integers'],
    ['1e21', { a: 1e21 }, 'a', 'a is 1e+21, which is beyond the exact integers'],
    ['a bigint', { a: 1n }, 'a', 'a is a bigint'],
    ['a symbol', { a: Symbol('x') }, 'a', 'a is a symbol'],
    ['a function', { a: { b: () => 1 } }, 'a.b', 'a.b is a function'],
    ['a Date', { a: new Date(0) }, 'a', 'a is an instance of Date'],
    ['a Map', { a: [new Map()] }, 'a[0]', 'a[0] is an instance of Map'],
    ['a Set', { a: new Set([1]) }, 'a', 'a is an instance of Set'],
    ['a class', { 'x.y/z': { port: new Port() } }, '["x.y/z"].port', '["x.y/z"].port is an instance of Port'],
    [
      '__proto__',
      { a: JSON.parse('{"__proto__": 1}') },
      'a.__proto__',
      'a.__proto__ is a key that changes its object in JavaScript',
    ],
    ['half a character', { a: 'x\ud83d' }, 'a', 'a holds half a character (a lone surrogate)'],
    ['half a character in lines', { a: 'x\n\udc00' }, 'a', 'a holds half a character (a lone surrogate)'],
    [
      'half a character in a key',
      { '\ud83d': 1 },
      '["\\ud83d"]',
      '["\\ud83d"] holds half a character (a lone surrogate)',
    ],
    [
      'a key no reader takes',
      { a: { ['k'.repeat(1025)]: 1 } },
      'a',
      'a holds a key of 1025 characters; readers stop at 1024',
    ],
    ['a cycle', cycle, 'a[1].back', 'a[1].back contains itself'],
    ['91 levels', deep(92), '[0]'.repeat(91), `${'[0]'.repeat(91)} is nested more than 90 levels deep`],
  ])('refuses %s, with its path', (_, value, path, message) => {
    const error = thrown(() => emit(value));
    expect(error).toBeInstanceOf(UnknownValueError);
    expect(error).toMatchObject({ path, message });
  });

  it('writes 91 levels and a key of 1,024 characters, and every reader takes them', () => {
    for (const value of [deep(91), { ['k'.repeat(1024)]: 1 }]) {
      for (const [reader, read] of READERS) expect(read(emit(value)), reader).toStrictEqual(value);
    }
  });
});

function thrown(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
