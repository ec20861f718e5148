import { expect, it } from 'vitest';
import type { JsonSchema } from './json-schema.ts';
import { readPart, writePart, type PartContent } from './part.ts';

const content: PartContent = {
  versions: { '1.36': '1.36.3' },
  kinds: { 'v1/Thing': { schema: 'Thing', scope: 'Cluster' } },
  lifecycles: { 'v1/Thing': { introduced: '1.0' } },
};
const definitions = new Map<string, JsonSchema>([
  ['Thing', { type: 'object', pattern: '^[äöü]\n$' }],
  ['Other', { $ref: 'Thing' }],
]);
const digestOf = (text: string) => `digest of ${text.length}`;
const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

it('a part reads as it was written, each definition by its bytes', () => {
  const part = readPart(writePart(content, definitions, digestOf));
  expect(part).toMatchObject({ ...content, names: ['Thing', 'Other'] });
  expect(text(part.find('Thing'))).toBe('{"type":"object","pattern":"^[äöü]\\n$"}');
  expect(text(part.find('Other'))).toBe('{"$ref":"Thing"}');
  expect(part.find('Nothing')).toBeUndefined();
});

it('the digest is of kinds and definitions', () => {
  const digests = [
    writePart(content, definitions, (all) => all),
    writePart({ ...content, kinds: {} }, definitions, (all) => all),
    writePart(content, new Map([...definitions, ['Third', {}]]), (all) => all),
  ].map((bytes) => readPart(bytes).digest);
  expect(new Set(digests).size).toBe(3);
});

it('every line is JSON of its own', () => {
  const lines =
    text(writePart(content, definitions, digestOf))
      ?.trimEnd()
      .split('\n') ?? [];
  expect(lines.map((line) => typeof JSON.parse(line))).toEqual(['object', 'object', 'object']);
});

it('other bytes are refused', () => {
  expect(() => readPart(new TextEncoder().encode('no part\n'))).toThrow(SyntaxError);
});
