import { expect, it } from 'vitest';
import { createValidator } from './index.ts';
import { loadWasm } from './load.ts';
import { find, summaryOf } from './testing.ts';

const service = [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } }];

it('loads the file of the package, or the bytes it is given', () => {
  const wasm = loadWasm();
  expect(summaryOf(createValidator({ find }).objects(service))).toEqual(['Service a: valid']);
  expect(summaryOf(createValidator({ find, wasm }).objects(service))).toEqual(['Service a: valid']);
  expect(loadWasm(wasm)).toBe(wasm);
});

it('refuses other bytes', () => {
  expect(() => createValidator({ find, wasm: new Uint8Array([1, 2, 3, 4]) })).toThrow(
    '`wasm` is neither a WebAssembly module nor one compressed by brotli',
  );
});
