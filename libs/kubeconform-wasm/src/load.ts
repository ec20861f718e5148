import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

const file = new URL('../kubeconform.wasm.br', import.meta.url);

/** The module's bytes, from the package's own file or from either form of it. */
export function loadWasm(given?: Uint8Array): Uint8Array {
  const bytes = given ?? readPackaged();
  return isWasm(bytes) ? bytes : decompress(bytes);
}

/** A module begins with `\0asm`. */
function isWasm([a, b, c, d]: Uint8Array): boolean {
  return a === 0 && b === 0x61 && c === 0x73 && d === 0x6d;
}

function decompress(bytes: Uint8Array): Uint8Array {
  try {
    return brotliDecompressSync(bytes);
  } catch (error) {
    throw new Error('`wasm` is neither a WebAssembly module nor one compressed by brotli', { cause: error });
  }
}

function readPackaged(): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const message = `${file.pathname} cannot be read: install kubeconform-wasm again, or hand its bytes in as \`wasm\``;
    throw new Error(message, { cause: error });
  }
}
