import { expect, it } from 'vitest';
import { intersect } from './hostnames.ts';

it.each([
  ['a.example', 'a.example', true],
  ['a.example', 'b.example', false],
  ['*.example', 'a.example', true],
  ['*.example', 'a.b.example', true],
  ['*.example', 'example', false],
  ['*.example', '*.b.example', true],
  ['*.b.example', '*.example', true],
  ['*.a.example', '*.b.example', false],
  ['a*.example', 'ab.example', false],
  ['*', 'a.example', false],
])('%s and %s: %s', (one, other, expected) => {
  expect(intersect(one, other)).toBe(expected);
  expect(intersect(other, one)).toBe(expected);
});
