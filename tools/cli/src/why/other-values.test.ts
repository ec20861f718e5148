import { expect, it } from 'vitest';
import { distinct, otherValues } from './other-values.ts';

it.each<[unknown, readonly unknown[]]>([
  [true, [false]],
  [3, [4, 2, 6, 1.5]],
  ['1.4.1', ['1.4.2', '2.4.1', '1.5.1']],
  ['10.40.0.0/24', ['10.40.0.0/25', '20.40.0.0/24', '10.40.1.0/24']],
  ['fs-0a1b9f', ['fs-0a1b9a', 'as-0a1b9f', 'fs-0a2b9f']],
  ['x', ['y']],
  ['Z9', ['Z0', 'G9']],
  ['--', []],
  [
    ['a', 'b'],
    [['b', 'c'], ['a']],
  ],
  [[], []],
  [null, []],
])('%j may be one of %j', (value, others) => expect(otherValues(value)).toEqual(others));

it('no value twice, and not the one that is there', () => {
  expect(distinct(['a', 'b', 'a', undefined, ['c'], ['c']], 'b')).toEqual(['a', ['c']]);
});
