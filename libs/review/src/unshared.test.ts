import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unshared } from './unshared.ts';

it('gives what the other list does not have, in its order', () => {
  expect(unshared([1, 2, 3], [1, 2, 3])).toEqual([]);
  expect(unshared([1, 2, 3, 4], [1, 3, 4])).toEqual([2]);
  expect(unshared([1, 3], [1, 2, 3])).toEqual([]);
  expect(unshared([1, 5, 3, 6], [1, 2, 3])).toEqual([5, 6]);
  expect(unshared([4, 3, 2, 1], [1, 2, 3])).toEqual([4]);
});

it('is the difference of any two lists', () => {
  const list = fc.uniqueArray(fc.nat(12));
  fc.assert(
    fc.property(list, list, (own, others) => {
      expect(unshared(own, others)).toEqual(own.filter((one) => !others.includes(one)));
    }),
  );
});
