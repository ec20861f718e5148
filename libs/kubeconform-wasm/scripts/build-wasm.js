#!/usr/bin/env node
// Builds kubeconform.wasm.br from go/, or with --check says whether it is what go/ builds.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { compile, compress } from './compile.js';
import { BuildProblem } from './go.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wasmFile = join(root, 'kubeconform.wasm.br');
const licensesFile = join(root, 'THIRD-PARTY-LICENSES.txt');
const describe = (bytes) => `${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`;
const again = 'run `npm run build:wasm -w kubeconform-wasm` and commit the result';

/** What is wrong with the committed files. The compressed bytes may differ between versions of Node. */
function differences({ wasm, licenses }) {
  const committed = existsSync(wasmFile) ? brotliDecompressSync(readFileSync(wasmFile)) : Buffer.alloc(0);
  const found = [];
  if (!wasm.equals(committed)) {
    found.push(`kubeconform.wasm.br holds ${describe(committed)}\n  go/ builds ${describe(wasm)}\n  ${again}`);
  }
  if (!existsSync(licensesFile) || readFileSync(licensesFile, 'utf8') !== licenses) {
    found.push(`THIRD-PARTY-LICENSES.txt is not that of the modules in go/go.mod: ${again}`);
  }
  return found;
}

function main(args) {
  const [option, ...rest] = args;
  if (rest.length > 0 || (option !== undefined && option !== '--check')) {
    throw new BuildProblem(`${args.join(' ')}: the only option is --check`);
  }
  const built = compile(join(root, 'go'));
  const found = differences(built);
  if (option === '--check') {
    if (found.length > 0) throw new BuildProblem(found.join('\n'));
    console.log(`kubeconform.wasm.br is what go/ builds: ${describe(built.wasm)}`);
  } else if (found.length === 0) {
    console.log(`kubeconform.wasm.br is up to date: ${describe(built.wasm)}`);
  } else {
    const compressed = compress(built.wasm);
    writeFileSync(wasmFile, compressed);
    writeFileSync(licensesFile, built.licenses);
    console.log(`kubeconform.wasm.br: ${describe(built.wasm)}, ${compressed.length} bytes compressed`);
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BuildProblem)) throw error;
  console.error(`build-wasm: ${error.message}`);
  process.exitCode = 1;
}
