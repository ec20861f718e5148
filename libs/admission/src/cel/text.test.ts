import fc from 'fast-check';
import { expect, it } from 'vitest';
import { literal, literals } from './text.ts';

it('quotes and backslashes stand for themselves', () => {
  expect(literal(`it's a \\ "name"`)).toBe(`'it\\'s a \\\\ "name"'`);
});

it('a list has its texts in order', () => {
  expect(literals(['a', 'b'])).toBe(`['a', 'b']`);
  expect(literals([])).toBe('[]');
});

it('no text ends its literal early, or breaks its line', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const inner = literal(text).slice(1, -1);
      expect(inner).not.toMatch(/\n/);
      expect(inner.replace(/\\./gs, '')).not.toContain("'");
    }),
  );
});
