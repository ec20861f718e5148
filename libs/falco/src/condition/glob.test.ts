import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasPathPrefix, matchesGlob } from './glob.ts';

it.each([
  ['/home/a/.ssh/id', '/home/*/.ssh/*', true],
  ['/home/a/b/.ssh/id', '/home/*/.ssh/*', true],
  ['/home/a/ssh/id', '/home/*/.ssh/*', false],
  ['a.b', 'a.b', true],
  ['axb', 'a.b', false],
  ['a(b)+$', 'a(b)+$', true],
  ['cat', 'c?t', true],
  ['ct', 'c?t', false],
  ['cat', 'c[a-c]t', true],
  ['cdt', 'c[!a-c]t', true],
  ['cat', 'c[!a-c]t', false],
  ['c]t', 'c[]]t', true],
  ['a*b', 'a\\*b', true],
  ['axb', 'a\\*b', false],
  ['a[b', 'a[b', true],
  ['a\nb', 'a*b', true],
])('%j matches %j: %s', (text, pattern, expected) => {
  expect(matchesGlob(text, pattern)).toBe(expected);
});

it('matches itself where nothing in it is special', () => {
  const plain = fc.string().filter((text) => !/[*?[\\]/.test(text));
  fc.assert(
    fc.property(plain, plain, (a, b) => {
      expect([matchesGlob(a, a), matchesGlob(a, b)]).toEqual([true, a === b]);
    }),
  );
});

it.each([
  ['/etc', '/etc', true],
  ['/etc/shadow', '/etc', true],
  ['/etcetera', '/etc', false],
  ['/var/run/file.txt', '/var/*', true],
  ['/var', '/var/*', false],
  ['/var/a/b.txt', '/var/*/*.txt', true],
  ['/var/a/b/c.txt', '/var/*.txt', false],
])('%s is at or below %s: %s', (path, prefix, expected) => {
  expect(hasPathPrefix(path, prefix)).toBe(expected);
});
