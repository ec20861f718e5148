import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aligned } from './aligned.ts';

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 8 });
const unique = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'));

/** Length of the longest common subsequence. */
function longest(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (a[0] === b[0]) return 1 + longest(a.slice(1), b.slice(1));
  return Math.max(longest(a.slice(1), b), longest(a, b.slice(1)));
}

it('pairs equal texts, in the order of both lists', () => {
  fc.assert(
    fc.property(letters, letters, (a, b) => {
      const pairs = aligned(a, b);
      expect(pairs.every(([left, right]) => a[left] === b[right])).toBe(true);
      expect(pairs.toSorted(([left], [other]) => left - other)).toEqual(pairs);
      expect(pairs.toSorted(([, right], [, other]) => right - other)).toEqual(pairs);
      expect(new Set(pairs.map(([left]) => left)).size).toBe(pairs.length);
    }),
  );
});

it('pairs as many as can be of texts that occur once', () => {
  fc.assert(fc.property(unique, unique, (a, b) => void expect(aligned(a, b)).toHaveLength(longest(a, b))));
});

it('pairs all of equal lists', () => {
  fc.assert(fc.property(letters, (a) => void expect(aligned(a, [...a])).toHaveLength(a.length)));
});
