import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { writePart, type JsonSchema } from '@delivery/kubernetes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from './digest.ts';
import { differences, updatePart } from './part-file.ts';

const part = (definitions: Readonly<Record<string, JsonSchema>>, versions = {}) =>
  writePart({ versions, kinds: {}, lifecycles: {} }, new Map(Object.entries(definitions)), digestOf);
const one = part({ a: { type: 'string' }, b: {} });
const other = part({ a: { type: 'number' }, c: {} });

describe('updatePart', () => {
  let folder: string;
  let path: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'part-file-'));
    path = join(folder, 'part.br');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('writes what is missing, and changes nothing when it only checks', () => {
    expect(updatePart(path, one, { check: true })).toEqual(['is missing']);
    expect(updatePart(path, one, { check: false })).toEqual(['is missing']);
    expect(brotliDecompressSync(readFileSync(path)).equals(one)).toBe(true);
    expect(updatePart(path, one, { check: false })).toEqual([]);
    expect(updatePart(path, other, { check: true })).toEqual(['changed a', 'removed b', 'added c']);
    expect(updatePart(path, one, { check: true })).toEqual([]);
  });

  it('takes the same content for the same, however it was compressed', () => {
    writeFileSync(path, brotliCompressSync(one, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }));
    const before = readFileSync(path);
    expect(updatePart(path, one, { check: false })).toEqual([]);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

it('differences name what is said of kinds when the definitions are the same', () => {
  expect(differences(part({ a: {} }), part({ a: {} }, { '1.36': '1.36.3' }))).toEqual([
    'changed what is said of kinds',
  ]);
});
