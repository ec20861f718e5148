import { expect, it } from 'vitest';
import { hash } from './hash.ts';

it('is of fourteen digits, the same for the same text', () => {
  for (const text of ['', 'a', 'ä'.repeat(1000)]) expect(hash(text)).toMatch(/^[0-9a-f]{14}$/);
  expect(hash('a schema')).toBe(hash('a schema'));
});

it('differs for texts that differ a little', () => {
  const texts = Array.from({ length: 20_000 }, (_, i) => `{"type":"string","maxLength":${i}}`);
  expect(new Set(texts.map(hash)).size).toBe(texts.length);
});
