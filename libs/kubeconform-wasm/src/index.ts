import { loadWasm } from './load.ts';
import { ProgramValidator } from './program-validator.ts';
import type { Validator, ValidatorOptions } from './validator.ts';

export type { Find, Schema } from './find.ts';
export type { Issue, Result, Status } from './result.ts';
export type { Validator, ValidatorOptions } from './validator.ts';

/**
 * Loads kubeconform and returns its validator, which asks `find` for schemas as it needs them.
 *
 * @param options.wasm the bytes of `kubeconform.wasm` or `kubeconform.wasm.br`; by default the file of the package. A
 * bundler moves this code away from that file, so a bundle hands the bytes in.
 * @throws if the module cannot be read
 */
export function createValidator({ wasm, ...options }: ValidatorOptions & { readonly wasm?: Uint8Array }): Validator {
  return new ProgramValidator(loadWasm(wasm), options);
}
