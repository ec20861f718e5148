import { describe, expect, it } from 'vitest';
import { readStream } from '../index.ts';

const FILE = 'rendered.yaml';
const read = (text: string | Uint8Array, limits = {}) =>
  readStream({ file: FILE, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }, limits);
const values = (text: string) => read(text).documents.map(({ value }) => value);
/** `line:column id: found`, a document a list. */
const problems = (text: string, limits = {}) =>
  read(text, limits).documents.map(({ findings }) =>
    findings.map(({ at, id, found }) => `${at?.line}:${at?.column} ${id}: ${found}`),
  );

describe('a stream', () => {
  it('holds any number of documents, and comments between them', () => {
    const text = `# by Helm
---
# Source: a.yaml
a: 1
---
---
# nothing here

---
b: 2
...
# after the end
---
c: 3`;
    expect(values(text)).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
    expect(read(text).documents.map(({ line }) => line)).toEqual([2, 9, 13]);
    expect(read(text).documents[1]?.text).toBe('\nb: 2\n');
  });

  it.each<[string, unknown[]]>([
    ['', []],
    ['# nothing\n', []],
    ['---\n---\n', []],
    ['--- {a: 1}\n--- # empty\n', [{ a: 1 }]],
    ['--- |\n  a\n', ['a\n']],
    ['a: 1\n...\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['%YAML 1.2\n---\na: 1\n', [{ a: 1 }]],
    ['a: 1\r\n---\r\nb: 2\r\n', [{ a: 1 }, { b: 2 }]],
    ['\ufeffa: 1\n', [{ a: 1 }]],
    ['a: |\n  ---\n  b\n---\nc: 1\n', [{ a: '---\nb\n' }, { c: 1 }]],
    ['a: ---b\n', [{ a: '---b' }]],
    ['{\n\t"a": [1, "\\u00e4\\/\\ud83d\\ude42"],\n\t"b": { "c": null }\n}\n', [{ a: [1, 'ä/🙂'], b: { c: null } }]],
    ['null\n', [null]],
  ])('%j has %j', (text, expected) => {
    expect(values(text)).toEqual(expected);
    expect(problems(text).flat()).toEqual([]);
  });

  it('is read as Kubernetes tools read it', () => {
    const text = `debug: yes
mode: 0777
time: 1:30
quoted: 'yes'
text: !!str 1
base: &base { image: a, tag: "1" }
copy: *base
merged:
  <<: *base
  tag: b
list:
  <<: [{ a: 1 }, { a: 2, b: 2 }]
1: one
true: two
constructor: fine
`;
    expect(values(text)).toEqual([
      {
        debug: true,
        mode: 511,
        time: '1:30',
        quoted: 'yes',
        text: '1',
        base: { image: 'a', tag: '1' },
        copy: { image: 'a', tag: '1' },
        merged: { image: 'a', tag: 'b' },
        list: { a: 1, b: 2 },
        1: 'one',
        true: 'two',
        constructor: 'fine',
      },
    ]);
  });

  it('hides no document behind one that is broken', () => {
    const text = 'a: 1\n---\na: [\n---\nb: 1\nb: 2\n---\nc: 1\n';
    expect(problems(text)).toEqual([
      [],
      [expect.stringMatching(/^4:1 yaml-syntax: Flow sequence/)],
      ['6:1 yaml-duplicate-key: the key "b" again, after line 5'],
      [],
    ]);
    expect(values(text)[3]).toEqual({ c: 1 });
  });

  it.each([
    ['? [a]\n: b\n', 'yaml-key: a list or an object as a key'],
    [': b\n', 'yaml-key: a key without a text'],
    ['__proto__: {a: 1}\n', 'yaml-key: the key "__proto__"'],
    ['a: 1\nb: !secret b\n', '2:12 yaml-tag: the tag "!secret"'],
    ['a: !!binary aGk=\n', 'yaml-tag: the tag "tag:yaml.org,2002:binary"'],
    ['<<: 1\n', 'yaml-merge: a merge key "<<" of something else than objects'],
    ['a: *b\n', 'yaml-alias: "*b", without an anchor above it'],
    ['a: &a [*a]\n', 'yaml-alias: "*a", which contains itself'],
    ['%TAG ! tag:x,2000:\n---\na: 1\n', 'yaml-directive: the directive "%TAG ! tag:x,2000:"'],
  ])('%j is refused', (text, expected) => {
    expect(problems(text).flat().join('\n')).toContain(expected);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  it('names the place of a field in its file', () => {
    const [, document] = read('a: 1\n---\n# comment\nspec:\n  containers:\n    - name: a\n      image: b\n').documents;
    expect(document?.placeOf(['spec', 'containers', 0, 'image'])).toEqual({
      file: FILE,
      line: 7,
      column: 7,
      path: 'spec.containers[0].image',
    });
    expect(document?.placeOf(['spec', 'containers', 0, 'securityContext', 'privileged'])).toMatchObject({
      line: 6,
      column: 7,
    });
    expect(document?.placeOf([])).toEqual({ file: FILE, line: 4, column: 1 });
  });
});

describe('a hostile stream', () => {
  const laughs = [
    'l0: &l0 lol',
    ...Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}]`),
  ].join('\n');
  const wide = `a: &a [${'1, '.repeat(5000)}]\nb: [${'*a, '.repeat(900)}]\n`;
  const merges = `a: &a {}\nb:\n${'  <<: *a\n'.repeat(12_000)}`;

  it.each<[string, string, string]>([
    ['billion laughs', laughs, 'yaml-alias'],
    ['aliases of a long list', wide, 'yaml-alias'],
    ['100 KB of empty merges', merges, 'yaml-alias'],
    ['20,000 nested lists', '['.repeat(20_000), 'yaml-depth'],
    ['20,000 nested lists on a line', '- '.repeat(20_000), 'yaml-depth'],
    ['no closing quote', 'a: "b\n', 'yaml-syntax'],
    ['a tab as indentation', 'a:\n\tb: 1\n', 'yaml-syntax'],
  ])('is refused: %s', (_, text, id) => {
    const findings = read(text, { tokens: 100_000 }).documents.flatMap((document) => document.findings);
    expect(new Set(findings.map((finding) => finding.id))).toEqual(new Set([id]));
  });

  it('holds no more documents than a limit', () => {
    const { documents, findings } = read('a\n---\n'.repeat(100_001));
    expect(documents).toEqual([]);
    expect(findings).toMatchObject([
      { id: 'yaml-documents', found: '100001 documents', at: { file: FILE, line: 200_000 } },
    ]);
  });

  it.each([
    ['not UTF-8', Uint8Array.of(0x61, 0x3a, 0x20, 0xff), 'yaml-encoding'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0x00), 'yaml-encoding'],
    ['too many bytes', new TextEncoder().encode('a: 1\n'), 'yaml-size'],
  ])('has no documents when it is %s', (_, bytes, id) => {
    expect(read(bytes, { bytes: 4 })).toMatchObject({ documents: [], findings: [{ id, severity: 'error' }] });
  });
});
