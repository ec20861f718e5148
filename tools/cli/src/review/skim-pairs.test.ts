import { join } from 'node:path';
import { tempFolder } from '@delivery/tree/testing';
import { expect, it } from 'vitest';
import { CLAIMS, skimPairs, type Pairs } from './skim-pairs.ts';

const paths = Array.from({ length: 200 }, (_, i) => `${i}.yaml`);
const text = (i: number) => (i % 3 === 0 ? 'kind: One' : i % 5 === 0 ? 'kind: Two, not One' : '');
function pairs(): Pairs {
  const root = tempFolder({
    ...Object.fromEntries(paths.map((path, i) => [`from/${path}`, text(i)])),
    ...Object.fromEntries(paths.map((path, i) => [`to/${path}`, i % 70 === 1 ? 'other' : text(i)])),
  });
  const found = new Uint8Array(new SharedArrayBuffer(paths.length));
  return { from: join(root, 'from'), to: join(root, 'to'), paths, words: ['One', 'Two'], found };
}

const expected = paths.map((_, i) => (i % 70 === 1 ? 0 : 1 + (i % 3 === 0 ? 1 : i % 5 === 0 ? 3 : 0)));

it('tells words of equal files, and both contents of others', () => {
  const all = pairs();
  const differing: [number, ...string[]][] = [];
  skimPairs(all, new Int32Array(CLAIMS), (index, bytes) => differing.push([index, ...bytes.map(String)]));
  expect([...all.found]).toEqual(expected);
  expect(differing).toEqual([1, 71, 141].map((i) => [i, text(i), 'other']));
});

it('leaves what another thread has claimed', () => {
  const all = pairs();
  const claims = new Int32Array(CLAIMS);
  claims[0] = 128; // places of claims: the next pair
  skimPairs(all, claims);
  expect([...all.found]).toEqual(expected.map((value, i) => (i < 128 ? 0 : value)));
});
