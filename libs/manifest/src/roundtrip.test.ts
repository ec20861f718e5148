import fc from 'fast-check';
import jsYaml from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { asWritten, emit, NotCanonicalError, parse } from './index.ts';
import { PIECES, values } from './testing/values.ts';

/** More in a nightly run: `FC_RUNS=30000`. */
const numRuns = Number(process.env.FC_RUNS ?? 300);
const timeout = 120_000 + numRuns * 10;

const { value, text } = values(fc);

describe('emit', { timeout }, () => {
  it.each<[string, (text: string) => unknown]>([
    ['yaml 1.2', (t) => parseYaml(t, { version: '1.2' })],
    ['yaml 1.1', (t) => parseYaml(t, { version: '1.1' })],
    ['js-yaml', (t) => jsYaml.load(t)],
    ['parse', parse],
  ])('is read back equal by %s', (_, read) => {
    fc.assert(
      fc.property(value, (v) => {
        expect(read(emit(v))).toStrictEqual(v);
      }),
      { numRuns },
    );
  });

  it('gives the same bytes again after parse', () => {
    fc.assert(
      fc.property(value, (v) => {
        expect(emit(parse(emit(v)))).toBe(emit(v));
      }),
      { numRuns },
    );
  });

  it('can be known without the text, in order too', () => {
    fc.assert(
      fc.property(value, fc.infiniteStream(fc.nat(1000)), (v, order) => {
        const known = asWritten(shuffled(v, order));
        expect(known).toStrictEqual(parse(emit(v)));
        expect(JSON.stringify(known)).toBe(JSON.stringify(parse(emit(v))));
      }),
      { numRuns },
    );
  });

  it('does not depend on the order of keys, nor on properties that are undefined or null', () => {
    fc.assert(
      fc.property(value, fc.infiniteStream(fc.nat(1000)), (v, order) => {
        expect(emit(shuffled(v, order))).toBe(emit(v));
      }),
      { numRuns },
    );
  });

  it('writes lines without spaces at their end, unless a text has them', () => {
    const tidy = fc.stringMatching(/^([a-z]|\n|[a-z] [a-z])*$/);
    fc.assert(
      fc.property(fc.dictionary(tidy, fc.oneof(tidy, fc.array(tidy))), (v) => {
        expect(emit(v)).not.toMatch(/[ \t\r]\n/);
      }),
      { numRuns },
    );
  });
});

/** The same data with its keys in another order, and absent properties in between. */
function shuffled(v: unknown, order: Iterator<number>): unknown {
  if (Array.isArray(v)) return v.map((item) => shuffled(item, order));
  if (typeof v !== 'object' || v === null) return v;
  const entries = Object.entries(v).map(([k, item]) => ({
    k,
    item: shuffled(item, order),
    at: order.next().value as number,
  }));
  entries.push({
    k: '\u{10ffff}absent',
    item: entries.length % 2 ? null : undefined,
    at: order.next().value as number,
  });
  return Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ k, item }) => [k, item]));
}

describe('parse', { timeout }, () => {
  it('takes what emit writes and nothing else', () => {
    const edit = fc.record({ at: fc.nat(), remove: fc.nat(3), insert: fc.constantFrom('', ...PIECES) });
    fc.assert(
      fc.property(value, edit, (v, { at, remove, insert }) => {
        const canonical = emit(v);
        const start = at % (canonical.length + 1);
        const edited = canonical.slice(0, start) + insert + canonical.slice(start + remove);
        expectExact(edited);
      }),
      { numRuns: numRuns * 2 },
    );
    fc.assert(fc.property(text, expectExact), { numRuns });
  });

  it.each<[string, string, number]>([
    ['nothing', '', 1],
    ['no last line end', 'a: 1', 1],
    ['an empty line', 'a: 1\n\n', 2],
    ['a comment', 'a: 1 # one\n', 1],
    ['a document mark', '---\na: 1\n', 2],
    ['Windows line ends', 'a: 1\r\n', 1],
    ['keys in another order', 'a: 1\nc: 1\nb: 1\n', 2],
    ['a key twice', 'a: 1\na: 1\n', 2],
    ['other indentation', 'a:\n- b\n', 2],
    ['deeper indentation', 'a:\n    b: 1\n', 2],
    ['an indented second key', 'a: 1\n  b: 1\n', 2],
    ['other quotes', "a: 'yes'\n", 1],
    ['needless quotes', 'a: "b"\n', 1],
    ['missing quotes', 'a: yes\n', 1],
    ['null', 'a: null\n', 1],
    ['an empty value', 'a:\nb: 1\n', 2],
    ['a flow', 'a: [b]\n', 1],
    ['an anchor', 'a: &b c\n', 1],
    ['another way to write a number', 'a: 1.50\n', 1],
    ['a number that is not exact', 'a: 9007199254740993\n', 1],
    ['minus zero', 'a: -0\n', 1],
    ['a folded text', 'a: >\n  b\n', 2],
    ['a literal of one line', 'a: |-\n  b\n', 1],
    ['another chomping', 'a: |+\n  b\n  c\n', 1],
    ['__proto__', 'a: 1\n__proto__:\n  b: 1\n', 2],
    ['__proto__ in quotes', '"__proto__": 1\n', 1],
    ['half a character', 'a: "\\ud83d"\n', 1],
    ['20,000 levels', `${'- '.repeat(20_000)}a\n`, 1],
  ])('refuses %s, with its line', (_, text, line) => {
    expect(() => parse(text)).toThrow(new NotCanonicalError(line));
    expect(() => parse(text)).toThrow(`line ${line} is not as the writer writes it`);
    expect(({} as Record<string, unknown>).b).toBeUndefined();
  });
});

function expectExact(text: string): void {
  let parsed: unknown;
  try {
    parsed = parse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(NotCanonicalError);
    return;
  }
  expect(emit(parsed)).toBe(text);
}
