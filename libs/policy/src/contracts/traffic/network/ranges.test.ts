import { expect, it } from 'vitest';
import { shared, without, type Range } from './ranges.ts';

const range = (first: number, last: number): Range => [BigInt(first), BigInt(last)];

it.each([
  ['the middle', [range(4, 5)], [range(1, 3), range(6, 9)]],
  ['the beginning', [range(0, 1)], [range(2, 9)]],
  ['the end', [range(9, 12)], [range(1, 8)]],
  ['everything, in parts that overlap', [range(5, 9), range(1, 6)], []],
  ['what is beside it', [range(0, 0), range(10, 11)], [range(1, 9)]],
  ['exactly itself', [range(1, 9)], []],
  ['all but its ends', [range(2, 8)], [range(1, 1), range(9, 9)]],
])('takes away %s', (_, taken, left) => {
  expect(without([range(1, 9)], taken)).toEqual(left);
});

it('tells what both have', () => {
  expect(shared([range(1, 5), range(8, 9)], [range(4, 8)])).toEqual([range(4, 5), range(8, 8)]);
  expect(shared([range(1, 5)], [range(6, 8)])).toEqual([]);
});
