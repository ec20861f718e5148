import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDiff } from './line-diff.ts';

/** The text after, made from the text before and what is new in each change. */
function applied(before: string, after: string): string {
  let [at, text] = [0, ''];
  for (const { fromA, toA, fromB, toB } of lineDiff(before, after)) {
    text += before.slice(at, fromA) + after.slice(fromB, toB);
    at = toA;
  }
  return text + before.slice(at);
}

const parts = (before: string, after: string) =>
  lineDiff(before, after).map(({ fromA, toA, fromB, toB }) => [before.slice(fromA, toA), after.slice(fromB, toB)]);

describe('lineDiff', () => {
  it('leads from one text to the other', () => {
    const text = fc
      .array(fc.constantFrom('a: 1', 'a: 2', '  b: 1', '', '\u{1f600}'), { maxLength: 30 })
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applied(before, after)).toBe(after);
      }),
    );
  });

  it('sees the characters that differ in a line', () => {
    expect(parts('a: 1\nimage: order:1.4.1\nb: 2', 'a: 1\nimage: order:1.4.2\nb: 2')).toEqual([['1', '2']]);
  });

  it('sees a line that comes at the end, and one that goes at the start', () => {
    expect(parts('a\nb', 'a\nb\nc')).toEqual([['', '\nc']]);
    expect(parts('a\nb', 'b')).toEqual([['a\n', '']]);
  });

  it('does not give up on a long text', () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `line ${at % 700}: value`);
    const changed = lines.map((line, at) => (at % 1000 === 500 ? `${line}s` : line));
    expect(parts(lines.join('\n'), changed.join('\n'))).toEqual(Array.from({ length: 20 }, () => ['', 's']));
  });

  it('counts more lines than there are code units', () => {
    const lines = Array.from({ length: 70_000 }, (_, at) => `${at}`);
    const [before, after] = [lines.join('\n'), [...lines, 'end'].join('\n')];
    expect(applied(before, after)).toBe(after);
  });

  it('skips the halves of pairs', () => {
    const lines = Array.from({ length: 60_000 }, (_, at) => `${at}`);
    expect(parts(lines.join('\n'), lines.toSpliced(56_000, 1, 'x').join('\n'))).toEqual([['56000', 'x']]);
  });
});
