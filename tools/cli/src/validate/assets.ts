import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { Refusal } from '@delivery/findings';
import { schemaSet, type SchemaSet } from '@delivery/kubernetes';
import { digestOf } from './input.ts';

/** What validation needs beside the code: the validator and the schemas, as committed. */
export interface Assets {
  /** Differs when any of them does. */
  readonly digest: string;
  /** Compressed. */
  readonly wasm: Uint8Array;
  /** Content of the files of schemas; decompressed when it is asked for first. */
  readonly parts: () => readonly Uint8Array[];
  readonly schemas: () => SchemaSet;
}

const WASM = 'libs/kubeconform-wasm/kubeconform.wasm.br';
const SCHEMAS = 'libs/kubernetes/schemas';

/**
 * @param folder absolute path of the folder that holds `libs/`
 * @throws Refusal (2) when a part of the checkout is missing
 */
export function readAssets(folder: string): Assets {
  const wasm = orRefuse(WASM, 'build:wasm', () => readFileSync(join(folder, WASM)));
  const parts = orRefuse(SCHEMAS, 'build:schemas', () =>
    readdirSync(join(folder, SCHEMAS))
      .filter((name) => name.endsWith('.br'))
      .sort()
      .map((name) => readFileSync(join(folder, SCHEMAS, name))),
  );
  let decompressed: readonly Uint8Array[] | undefined;
  let schemas: SchemaSet | undefined;
  const read = () => (decompressed ??= parts.map((part) => brotliDecompressSync(part)));
  return {
    digest: digestOf([wasm, ...parts].map(digestOf).join()),
    wasm,
    parts: read,
    schemas: () => (schemas ??= schemaSet(read())),
  };
}

function orRefuse<T>(file: string, script: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const found = `${String(error.code)}: it cannot be read`;
    const fix = `restore it from git, or build it with \`npm run ${script}\``;
    throw new Refusal(2, [{ id: 'install', severity: 'error', subject: file, at: { file }, found, fix }]);
  }
}
