import { expect, it } from 'vitest';
import { fits } from './globs.ts';

it.each([
  ['shop', 'shop', true],
  ['shop', 'shops', false],
  ['shops', 'shop', false],
  ['shop', '*', true],
  ['', '*', true],
  ['', '', true],
  ['shop', '', false],
  ['shop-eu', 'shop-*', true],
  ['shop', 'shop-*', false],
  ['eu-shop', '*-shop', true],
  ['eu-shop-1', '*-shop', false],
  ['a-b-c', 'a-*-c', true],
  ['a-c', 'a-*-c', false],
  ['aXbXc', 'a*b*c', true],
  ['ab', 'a*b*b', false],
  ['abab', '*ab', true],
  ['anything', 'any[a-z]+', true],
  ['anything', '{a,b}', true],
  ['anything', 'b?', true],
])('%s fits %s: %s', (text, glob, expected) => {
  expect(fits(text, glob)).toBe(expected);
});

it.each([
  ['https://git.example/a/b', 'https://git.example/*/*', true],
  ['https://git.example/a/b', 'https://git.example/*', false],
  ['https://git.example/a/b', 'https://git.example/**', true],
  ['https://git.example/a', 'https://git.example/*', true],
  ['https://git.example/a/b', '*', true],
])('%s fits %s, where * stops at a slash: %s', (text, glob, expected) => {
  expect(fits(text, glob, '/')).toBe(expected);
});

it('does not take long for a hostile glob', () => {
  expect(fits('a'.repeat(2000), `${'a*'.repeat(50)}b`)).toBe(false);
});
