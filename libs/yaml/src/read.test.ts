import { type Finding, Refusal, toText } from '@delivery/findings';
import { describe, expect, it, vi } from 'vitest';
import { type Limits, readYaml } from './index.ts';

const FILE = 'clusters/local.yaml';
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string | Uint8Array, limits?: Partial<Limits>) =>
  readYaml({ file: FILE, bytes: typeof text === 'string' ? bytes(text) : text }, limits);

function refusal(text: string | Uint8Array, limits?: Partial<Limits>): readonly Finding[] {
  try {
    read(text, limits);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.exitCode).toBe(3);
    for (const finding of error.findings)
      expect(finding).toMatchObject({ severity: 'error', subject: FILE, at: { file: FILE } });
    return error.findings;
  }
  throw new Error('was read');
}

/** `line:column id: found`, one line a finding. */
const summary = (text: string | Uint8Array, limits?: Partial<Limits>) =>
  refusal(text, limits).map(({ at, id, found }) => `${at?.line}:${at?.column} ${id}: ${found}`);

describe('readYaml', () => {
  it('reads YAML 1.2 with the core schema', () => {
    const text = `# what a person writes
---
yes: yes
time: 1:30
date: 2026-01-31
octal: 0o17
decimal: 0777
hex: 0x1F
none:
tilde: ~
float: 1.50
exponent: 1e3
zero: -0
big: 9007199254740991
quoted: '1'
tag-like: "!a"
equals: "="
empty: {}
flow: [a, { b: c }, [], { d }]
lines: |
  one
  two
folded: >-
  one
  two
...
`;
    expect(read(text)).toMatchObject({ file: FILE });
    expect(read(text).value).toStrictEqual({
      yes: 'yes',
      time: '1:30',
      date: '2026-01-31',
      octal: 15,
      decimal: 777,
      hex: 31,
      none: null,
      tilde: null,
      float: 1.5,
      exponent: 1000,
      zero: 0,
      big: 9007199254740991,
      quoted: '1',
      'tag-like': '!a',
      equals: '=',
      empty: {},
      flow: ['a', { b: 'c' }, [], { d: null }],
      lines: 'one\ntwo\n',
      folded: 'one two',
    });
  });

  it('reads Windows line ends and a byte order mark', () => {
    const file = read('\ufeffa: 1\r\nb: |\r\n  x\r\n');
    expect(file.value).toStrictEqual({ a: 1, b: 'x\n' });
    expect(file.placeOf(['a'])).toEqual({ file: FILE, line: 1, column: 1, path: 'a' });
  });

  it.each([
    ['a', 'a'],
    ['- 1', [1]],
    ['null', null],
  ])('leaves it to the schema what the value must be: %s', (text, value) => {
    expect(read(text).value).toStrictEqual(value);
  });

  it('says every problem of a file at once, in order', () => {
    const text = `cloud: aws
cloud: gcp
8080: http
zones: &zones [a, b]
copy: *zones
big: 9007199254740993
nested:
  - constructor: 1
    ok: !!int 3
  - never: .nan
    ? [a]
    : 1
`;
    expect(summary(text)).toEqual([
      '2:1 yaml-duplicate-key: the key "cloud" again, after line 1',
      '3:1 yaml-key: the number 8080 as a key',
      '4:8 yaml-alias: the anchor "&zones"',
      '5:7 yaml-alias: the alias "*zones"',
      '6:6 yaml-number: 9007199254740993',
      '8:5 yaml-key: the key "constructor"',
      '9:9 yaml-tag: the tag "!!int"',
      '10:12 yaml-number: .nan',
      '11:7 yaml-key: a list or an object as a key',
    ]);
  });

  it('tells a person what to do', () => {
    expect(toText(refusal('ports:\n  8080: http\n  http: 1\n  http: 2\n'))).toBe(`error clusters/local.yaml:2:3 yaml-key
  clusters/local.yaml, ports
  found    the number 8080 as a key
  allowed  a text
  fix      write "8080"

error clusters/local.yaml:4:3 yaml-duplicate-key
  clusters/local.yaml, ports.http
  found    the key "http" again, after line 3
  allowed  each key once
  fix      remove one of the two
`);
  });

  it('stops at fifty findings, and says how many more there are', () => {
    const findings = refusal('a: 1\n'.repeat(100));
    expect(findings).toHaveLength(51);
    expect(findings.at(-1)).toMatchObject({
      id: 'yaml-more',
      found: '49 more problems',
      fix: 'correct those above first',
    });
  });

  it('keeps the warnings of the parser off the console', () => {
    const warn = vi.spyOn(console, 'warn');
    const emitted = vi.spyOn(process, 'emitWarning');
    try {
      refusal('%YAML 1.3\n%FOO\n---\na: !foo 1\n? {}\n: 1\n');
      expect(warn).not.toHaveBeenCalled();
      expect(emitted).not.toHaveBeenCalled();
    } finally {
      warn.mockRestore();
      emitted.mockRestore();
    }
  });
});

describe('placeOf', () => {
  const file = read(
    '# facts\nbindings:\n  postgres:\n    - host: db\n      port: 5432\n    - host: other\n"a.b": { c: [1, 2] }\n',
  );
  it.each([
    [['bindings'], 2, 1, 'bindings'],
    [['bindings', 'postgres', 0, 'port'], 5, 7, 'bindings.postgres[0].port'],
    [['bindings', 'postgres', 1], 6, 7, 'bindings.postgres[1]'],
    [['a.b', 'c', 1], 7, 17, '["a.b"].c[1]'],
    [['bindings', 'postgres', 1, 'port'], 6, 7, 'bindings.postgres[1].port'],
    [['bindings', 'postgres', 7, 'port'], 3, 3, 'bindings.postgres[7].port'],
    [['bindings', 'postgres', 'length'], 3, 3, 'bindings.postgres.length'],
    [['bindings', 'kafka', 'topic'], 2, 1, 'bindings.kafka.topic'],
    [['ring'], 2, 1, 'ring'],
  ])('%j is at %i:%i', (path, line, column, text) => {
    expect(file.placeOf(path)).toEqual({ file: FILE, line, column, path: text });
  });

  it('of the whole has no path', () => {
    expect(file.placeOf([])).toEqual({ file: FILE, line: 2, column: 1 });
  });
});

describe('aliases, where they are allowed', () => {
  it('are expanded', () => {
    const file = read('a: &x [1, { b: 2 }]\nc: *x\n', { aliases: 1 });
    expect(file.value).toStrictEqual({ a: [1, { b: 2 }], c: [1, { b: 2 }] });
    expect(file.placeOf(['c', 1, 'b'])).toEqual({ file: FILE, line: 1, column: 13, path: 'c[1].b' });
  });

  it('are counted, also those inside others', () => {
    const text = 'a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]\n';
    expect(summary(text, { aliases: 7 })).toEqual(['2:12 yaml-alias: "*a", one more than 7 aliases expanded']);
    expect(read(text, { aliases: 8 }).value).toMatchObject({
      c: [
        [[1], [1]],
        [[1], [1]],
      ],
    });
  });

  it('are refused without an anchor above, and inside themselves', () => {
    expect(summary('a: *b\nb: &b 1\n', { aliases: 9 })).toEqual(['1:4 yaml-alias: "*b", without an anchor above it']);
    expect(summary('a: &a [*a]\n', { aliases: 900 })).toEqual(['1:8 yaml-alias: "*a", which contains itself']);
  });
});
