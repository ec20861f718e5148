import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from './index.ts';

const digest = (text: string) => `sha:${text}`;
const digests = (tree: ReadonlyMap<string, string>) => new Map([...tree].map(([path, text]) => [path, digest(text)]));
const tree = fc
  .dictionary(fc.constantFrom('a/x', 'a/y', 'b', 'C', 'ä', '\u{1f600}'), fc.constantFrom('', '1', '2'))
  .map((files) => new Map(Object.entries(files)));

describe('plan', () => {
  it('says what to write and what to remove, in code-unit order', () => {
    const old = digests(
      new Map([
        ['z', '1'],
        ['b', '1'],
        ['a', '1'],
        ['same', '1'],
      ]),
    );
    const next = new Map([
      ['ä', '1'],
      ['same', '1'],
      ['z', '2'],
      ['B', '1'],
    ]);
    expect(plan(old, next, digest)).toEqual({ added: ['B', 'ä'], changed: ['z'], removed: ['a', 'b'], unchanged: 1 });
  });

  it('turns any old tree into the next one', () => {
    fc.assert(
      fc.property(tree, tree, (old, next) => {
        const { added, changed, removed, unchanged } = plan(digests(old), next, digest);
        const result = new Map(old);
        for (const path of removed) expect(result.delete(path)).toBe(true);
        for (const path of added) expect(old.has(path)).toBe(false);
        for (const path of [...added, ...changed]) result.set(path, next.get(path)!);
        expect(Object.fromEntries(result)).toEqual(Object.fromEntries(next));
        expect(unchanged).toBe([...next].filter(([path, text]) => old.get(path) === text).length);
      }),
      { numRuns: 500 },
    );
  });

  it('is empty for equal trees', () => {
    fc.assert(
      fc.property(tree, (same) => {
        expect(plan(digests(same), same, digest)).toEqual({
          added: [],
          changed: [],
          removed: [],
          unchanged: same.size,
        });
      }),
    );
  });
});
