import { Refusal } from '@delivery/findings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edit, editYaml, readYaml } from './index.ts';

const FILE = 'apps/services/order/release.yaml';
const source = (text: string) => ({ file: FILE, bytes: new TextEncoder().encode(text) });
const edit = (text: string, ...edits: readonly Edit[]) => editYaml(source(text), edits);

const RELEASE = `# which image runs
repository: delivery/order # below the registry

stable:
  tag: "1.4.1"   # since May
  digest: 'aa'
  # why this one
# the end
`;
const CANDIDATE = { tag: '1.5.0', digest: 'sha256:bb', through: 'staging' };

describe('a text', () => {
  it('is replaced in its quotes, and every other byte stays', () => {
    const edited = edit(
      RELEASE,
      { path: ['stable', 'tag'], value: '1.4.2' },
      { path: ['stable', 'digest'], value: 'b' },
    );
    expect(edited).toBe(RELEASE.replace('1.4.1', '1.4.2').replace("'aa'", "'b'"));
  });

  it.each([
    ['1.5.0', '1.5.0'],
    ['sha256:0a', 'sha256:0a'],
    ['1.5', "'1.5'"],
    ['on', "'on'"],
    ['1_000', "'1_000'"],
    ['null', "'null'"],
    ['a, b', "'a, b'"],
    ['# a', "'# a'"],
    ["it's", "'it''s'"],
    ['a:', "'a:'"],
    ['', "''"],
  ])('%s is written %s', (value, written) => {
    expect(edit('a: { tag: x }\n', { path: ['a', 'tag'], value })).toBe(`a: { tag: ${written} }\n`);
  });

  it.each([
    ['a block scalar', 'a: >-\n  x\n  y\nb: z\n', 'a: new\nb: z\n'],
    ['a number', 'a: 1.5 # x\n', 'a: new # x\n'],
    ['Windows line ends', 'a: |\r\n  x\r\nb: z\r\n', 'a: new\r\nb: z\r\n'],
    ['a byte order mark', '\ufeffa: x\n', '\ufeffa: new\n'],
    ['no line end', 'a: x', 'a: new'],
    ['a document mark', '---\na: x\n...\n', '---\na: new\n...\n'],
  ])('replaces %s', (_, before, after) => {
    expect(edit(before, { path: ['a'], value: 'new' })).toBe(after);
  });
});

describe('a new key', () => {
  const add: Edit = { path: ['candidate'], value: CANDIDATE };

  it('comes last, before what is said at the margin', () => {
    expect(edit(RELEASE, add)).toBe(
      RELEASE.replace('# the end', 'candidate:\n  tag: 1.5.0\n  digest: sha256:bb\n  through: staging\n# the end'),
    );
  });

  it.each([
    ['four spaces', 'a:\n    b: c\n', 'a:\n    b: c\ncandidate:\n    tag: x\n'],
    ['brackets', 'a: { b: c }\n', 'a: { b: c }\ncandidate: { tag: x }\n'],
    ['brackets around all', '{ a: { b: c } }\n', '{ a: { b: c }, candidate: { tag: x } }\n'],
    ['brackets over lines', '{\n  "a": 1,\n}\n', '{\n  "a": 1, candidate: { tag: x },\n}\n'],
    ['no objects yet', 'a: b\n', 'a: b\ncandidate:\n  tag: x\n'],
    ['a list', 'a:\n  - b: c\n    # d\n  - e # f\n', 'a:\n  - b: c\n    # d\n  - e # f\ncandidate:\n  tag: x\n'],
    ['an indented file', '  a:\n    b: c\n', '  a:\n    b: c\n  candidate:\n    tag: x\n'],
    ['Windows line ends', 'a:\r\n  b: c\r\n', 'a:\r\n  b: c\r\ncandidate:\r\n  tag: x\r\n'],
    ['no line end', 'a:\n  b: c', 'a:\n  b: c\ncandidate:\n  tag: x'],
    ['a document end', 'a: b\n...\n', 'a: b\ncandidate:\n  tag: x\n...\n'],
  ])('is written as the file is: %s', (_, before, after) => {
    expect(edit(before, { path: ['candidate'], value: { tag: 'x' } })).toBe(after);
  });

  it('in an object that is there leaves its other keys', () => {
    const before = 'candidate:\n  tag: 1.4.9 # a build\n  through: canary\n';
    expect(edit(before, add)).toBe('candidate:\n  tag: 1.5.0 # a build\n  through: staging\n  digest: sha256:bb\n');
  });
});

describe('a key that goes', () => {
  const remove: Edit = { path: ['b'] };

  it.each([
    ['with what is inside it', 'a: 1\n# above\nb:\n  c: 2 # x\n  # y\n# z\n', 'a: 1\n# above\n# z\n'],
    ['with the empty line before the end', 'a: 1\n\nb:\n  c: 2\n', 'a: 1\n'],
    ['with one of two empty lines', 'a: 1\n\nb: 2\n\nd: 3\n', 'a: 1\n\nd: 3\n'],
    ['at the beginning', 'b: 2\na: 1\n', 'a: 1\n'],
    ['after a question mark', 'a: 1\n? b\n: 2\n', 'a: 1\n'],
    ['from brackets', '{ a: 1, b: { c: 2 }, d: 3 }\n', '{ a: 1, d: 3 }\n'],
    ['from the beginning of brackets', '{ b: 2, a: 1 }\n', '{ a: 1 }\n'],
    ['from the end of brackets', '{ a: 1, b: [2] }\n', '{ a: 1 }\n'],
    ['a block scalar', 'b: |\n  x\n\na: 1\n', 'a: 1\n'],
    ['a list', 'a: 1\nb:\n  - 2\n  - c: 3\n', 'a: 1\n'],
    ['that is not there', 'a: 1\n', 'a: 1\n'],
    ['without a line end', 'a: 1\nb: 2', 'a: 1\n'],
  ])('%s', (_, before, after) => {
    expect(edit(before, remove)).toBe(after);
  });
});

it('refuses a file that cannot be read, as readYaml does', () => {
  expect(() => edit('a: 1\na: 2\n', { path: ['a'], value: '3' })).toThrow(Refusal);
});

it.each([
  [{ path: ['x', 'y'], value: '1' }, `${FILE}: no object at ["x"]`],
  [{ path: ['a'], value: { b: '1' } }, `${FILE}: a is of another kind`],
  [{ path: ['none'], value: '1' }, `${FILE}: none is of another kind`],
  [{ path: ['a'], value: 'one\ntwo' }, '"one\\ntwo" is more than one line of text'],
])('throws for %j', (change, message) => {
  expect(() => edit('a: 1\nnone:\n', change)).toThrow(message);
});

describe('for any file and any texts', () => {
  const word = fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !/\p{Cc}|\p{Cs}|\ufeff/u.test(text));
  const tag = fc.constantFrom('tag: x', 'tag: "x" # tag', "tag: 'x'", 'tag:   x', 'tag: >-\n    x');
  const gap = fc.constantFrom('', '\n', '# between\n', '\n# between\n\n');
  const block = fc.tuple(tag, gap).map(([line, more]) => `stable:\n  ${line}\n${more}  through: y\n`);
  const stable = fc.oneof(
    block,
    fc.constantFrom('stable: { tag: x, through: y } # z\n', 'stable: {tag: x,\n  through: y}\n'),
  );
  const file = fc.tuple(gap, stable, gap, fc.boolean(), fc.boolean()).map(([before, middle, after, last, windows]) => {
    const text = last ? `${before}repository: r\n${middle}${after}` : `${before}${middle}${after}repository: r\n`;
    return windows ? text.replaceAll('\n', '\r\n') : text;
  });
  const read = (text: string) => readYaml(source(text)).value;
  const comments = (text: string) => text.match(/#[^\r\n]*/g) ?? [];

  it('sets what it says, and keeps every comment', () =>
    fc.assert(
      fc.property(file, word, (text, value) => {
        const edited = edit(text, { path: ['stable', 'tag'], value });
        expect(read(edited)).toEqual({ repository: 'r', stable: { tag: value, through: 'y' } });
        if (!value.includes('#')) expect(comments(edited)).toEqual(comments(text));
      }),
    ));

  it('adds a key, and takes it away again without a trace', () =>
    fc.assert(
      fc.property(file, word, (text, value) => {
        const added = edit(text, { path: ['candidate'], value: { tag: value, through: 'z' } });
        expect(read(added)).toEqual({ ...(read(text) as object), candidate: { tag: value, through: 'z' } });
        expect(read(edit(added, { path: ['candidate'] }))).toEqual(read(text));
        if (!value.includes('#')) expect(comments(added)).toEqual(comments(text));
        if (/[^\n\r]\r?\n$/.test(text)) expect(edit(added, { path: ['candidate'] })).toBe(text);
      }),
    ));
});
