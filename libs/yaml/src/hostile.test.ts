import { Refusal } from '@delivery/findings';
import { describe, expect, it } from 'vitest';
import { type Limits, LIMITS, readYaml } from './index.ts';

const MIB = 1024 * 1024;

/** What a file is refused for: the different ids, or `read`. */
function verdict(content: string | Uint8Array, limits?: Partial<Limits>): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  try {
    readYaml({ file: 'hostile.yaml', bytes }, limits);
  } catch (error) {
    if (!(error instanceof Refusal) || error.exitCode !== 3) throw error;
    for (const { at, found, fix } of error.findings) {
      expect(at?.line).toBeGreaterThan(0);
      expect(found.length + fix.length).toBeLessThan(300);
    }
    return [...new Set(error.findings.map(({ id }) => id))].join(' ');
  }
  return 'read';
}

function laughs(levels: number): string {
  const lines = ['l0: &l0 lol'];
  for (let i = 1; i <= levels; i++)
    lines.push(
      `l${i}: &l${i} [${Array(9)
        .fill(`*l${i - 1}`)
        .join(', ')}]`,
    );
  return lines.join('\n');
}

const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};
const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const merges = `a: &a {}\nb:\n${'  <<: *a\n'.repeat(12_000)}`;

describe('a hostile file', () => {
  it.each<[string, string | Uint8Array, string, Partial<Limits>?]>([
    ['billion laughs of 4 levels', laughs(4), 'yaml-alias'],
    ['billion laughs of 7 levels', laughs(7), 'yaml-alias'],
    ['billion laughs of 9 levels', laughs(9), 'yaml-alias'],
    ['billion laughs where aliases are allowed', laughs(9), 'yaml-alias', { aliases: 1000 }],
    ['100 KB of empty merges', merges, 'yaml-alias'],
    ['100 KB of empty merges where aliases are allowed', merges, 'yaml-merge yaml-more', { aliases: MIB }],
    ['20,000 nested flow lists', '['.repeat(20_000), 'yaml-depth'],
    ['20,000 nested flow lists, closed', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'yaml-depth'],
    ['20,000 nested flow objects', '{a: '.repeat(20_000), 'yaml-depth'],
    ['20,000 nested lists on a line', '- '.repeat(20_000), 'yaml-depth'],
    ['20,000 nested explicit keys', '? '.repeat(20_000), 'yaml-depth'],
    ['20,000 nested values on a line', ': '.repeat(20_000), 'yaml-depth'],
    [
      'nested objects, a space deeper each',
      Array.from({ length: 1400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'yaml-depth',
    ],
    ['100 MB', new Uint8Array(100 * MIB).fill(0x61), 'yaml-size'],
    ['one byte too many', new Uint8Array(LIMITS.bytes + 1).fill(0x61), 'yaml-size'],
    ['a MiB of marks', '[' + ','.repeat(MIB - 2), 'yaml-size'],
    ['a MiB of line ends', '\n'.repeat(MIB), 'yaml-size'],
    ['a MiB of closing brackets', ']'.repeat(MIB), 'yaml-syntax yaml-more'],
    ['a MiB of anchors', '&a '.repeat(MIB / 4), 'yaml-alias'],
    ['a number of a MiB', `a: ${'9'.repeat(MIB - 3)}`, 'yaml-number'],
    ['a key of a MiB', `${'k'.repeat(MIB - 3)}: 1`, 'yaml-syntax'],
    ['a tag of a MiB', `a: !${'k'.repeat(MIB - 10)} 1`, 'yaml-tag'],
    ['200,000 documents', '---\n'.repeat(200_000), 'yaml-empty yaml-documents'],
    ['200,000 documents with data', 'a\n---\n'.repeat(170_000), 'yaml-documents'],
    [
      '20,000 keys, each twice',
      Array.from({ length: 40_000 }, (_, i) => `k${i % 20_000}:`).join('\n'),
      'yaml-duplicate-key yaml-more',
    ],
    ['two documents', 'a: 1\n---\nb: 2\n', 'yaml-documents'],
    ['two documents, and a duplicate in the first', 'a: 1\na: 2\n---\nb: 2\n', 'yaml-duplicate-key yaml-documents'],
    ['an empty second document', 'a: 1\n---\n', 'yaml-documents'],
    ['nothing', '', 'yaml-empty'],
    ['a comment alone', '# nothing\n', 'yaml-empty'],
    ['a document mark alone', '---\n', 'yaml-empty'],
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', 'yaml-duplicate-key'],
    ['a duplicate key, written in two ways', 'a: 1\n"a": 2\n', 'yaml-duplicate-key'],
    ['a merge key', 'a: {}\n<<: { b: 1 }\n', 'yaml-merge'],
    ['a default value', 'a: =\n', 'yaml-plain'],
    ['a default key', '=: a\n', 'yaml-plain'],
    ['a function of js-yaml', 'a: !!js/function "function () { return 1 }"\n', 'yaml-tag'],
    ['a tag of its own', 'a: !secret x\n', 'yaml-tag'],
    ['a tag of the core schema', 'a: !!str 1\n', 'yaml-tag'],
    ['the tag that says nothing', 'a: ! 1\n', 'yaml-tag'],
    ['another version', '%YAML 1.1\n---\nyes: 1\n', 'yaml-directive'],
    ['__proto__', '__proto__: { polluted: true }\n', 'yaml-key'],
    ['__proto__ with an escape', '"__\\u0070roto__": { polluted: true }\n', 'yaml-key'],
    ['constructor.prototype', 'constructor: { prototype: { polluted: true } }\n', 'yaml-key'],
    ['prototype', 'a: [{ prototype: 1 }]\n', 'yaml-key'],
    ['an alias of itself', 'a: &a [*a]\n', 'yaml-alias'],
    ['an alias of itself where aliases are allowed', 'a: &a [*a, *a]\n', 'yaml-alias', { aliases: 1000 }],
    ['a key that is a number', '1: a\n', 'yaml-key'],
    ['a key that is a boolean', 'true: a\n', 'yaml-key'],
    ['a key that is null', '~: a\n', 'yaml-key'],
    ['a key that is empty', ': a\n', 'yaml-key'],
    ['a key that is a list', '? [a]\n: b\n', 'yaml-key'],
    ['.nan', 'a: .nan\n', 'yaml-number'],
    ['-.inf', 'a: -.inf\n', 'yaml-number'],
    ['1e999', 'a: 1e999\n', 'yaml-number'],
    ['2^53', 'a: -9007199254740992\n', 'yaml-number'],
    ['an indentation with tabs', 'a:\n\tb: 1\n', 'yaml-syntax'],
    ['no closing quote', 'a: "b\n', 'yaml-syntax'],
    ['two values on a line', 'a: b: c\n', 'yaml-syntax'],
    ['a NUL', 'a: "b\0c"\n', 'yaml-encoding'],
    ['the marks of the lexer', 'a: \u0002\u0018\u001f*b\n', 'yaml-encoding'],
    ['a lone carriage return', 'a: 1\rb: 2\r', 'yaml-encoding'],
    ['UTF-16, little end first, with a mark', utf16('\ufeffa: 1\n', true), 'yaml-encoding'],
    ['UTF-16, big end first, with a mark', utf16('\ufeffa: 1\n', false), 'yaml-encoding'],
    ['UTF-16 without a mark', utf16('a: 1\n', true), 'yaml-encoding'],
    ['Latin-1', latin1('a: Gr\u00f6\u00dfe\n'), 'yaml-encoding'],
    ['half a character at the end', latin1('a: \u00c3'), 'yaml-encoding'],
    ['half a surrogate pair', latin1('a: \u00ed\u00a0\u0080'), 'yaml-encoding'],
  ])('is refused: %s', (_, content, ids, limits) => {
    expect(verdict(content, limits)).toBe(ids);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is what is beyond a limit, not what reaches it', () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const nested = (levels: number) => Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    expect([
      verdict(deep(64)),
      verdict(nested(64)),
      verdict(`${'- '.repeat(64)}a`),
      verdict('a'.repeat(LIMITS.bytes)),
    ]).toEqual(['read', 'read', 'read', 'read']);
    expect([verdict(deep(65)), verdict(nested(65)), verdict(`${'- '.repeat(65)}a`)]).toEqual([
      'yaml-depth',
      'yaml-depth',
      'yaml-depth',
    ]);
    expect(verdict('a: 1\n', { tokens: 6, bytes: 5, depth: 1 })).toBe('read');
    expect(verdict('a: 1\n', { tokens: 4 })).toBe('yaml-size');
  });
});

describe('a refusal says where and what', () => {
  it.each([
    [latin1('a: 1\nb: Gr\u00f6\u00dfe\n'), { line: 2, column: 6 }, 'bytes that are not UTF-8'],
    [utf16('\ufeffa', true), { line: 1, column: 1 }, 'a file in UTF-16'],
    [utf16('a: 1', true), { line: 1, column: 2 }, 'the control character U+0000, as in a file in UTF-16'],
    [latin1('a:\n  b: \u0007'), { line: 2, column: 6 }, 'the control character U+0007'],
    [latin1('a: 1\n---\nb: 1\n'), { line: 2, column: 1 }, 'a second document'],
    [latin1('a:\n\tb: 1\n'), { line: 2, column: 1 }, 'Tabs are not allowed as indentation'],
    [latin1('[\n'.repeat(65)), { line: 65, column: 2 }, 'more than 64 levels of lists and objects'],
  ])('%#', (bytes, place, found) => {
    let thrown: unknown;
    try {
      readYaml({ file: 'hostile.yaml', bytes });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Refusal);
    expect((thrown as Refusal).findings).toMatchObject([{ found, at: { file: 'hostile.yaml', ...place } }]);
  });
});
