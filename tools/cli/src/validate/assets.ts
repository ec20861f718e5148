import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { Refusal } from '@delivery/findings';
import { schemaSet, type SchemaSet } from '@delivery/kubernetes';
import { digestOf } from './input.ts';

/** What validation needs beside the code: the validator and the schemas, as committed. Each is read when it is asked for first. */
export interface Assets {
  /** Differs when any of them does. */
  readonly digest: string;
  /** Compressed. */
  readonly wasm: Uint8Array;
  /** Content of the files of schemas, decompressed. */
  readonly parts: () => readonly Uint8Array[];
  readonly schemas: () => SchemaSet;
  /** Those of Kubernetes alone, without those of CRDs. */
  readonly builtin: () => SchemaSet;
}

const WASM = 'libs/kubeconform-wasm/kubeconform.wasm.br';
const SCHEMAS = 'libs/kubernetes/schemas';
const BUILTIN = 'kubernetes.jsonl.br';

/**
 * @param folder absolute path of the folder that holds `libs/`
 * @returns of which each throws Refusal (2) when its part of the checkout is missing
 */
export function readAssets(folder: string): Assets {
  const wasm = once(() => orRefuse(WASM, 'build:wasm', () => readFileSync(join(folder, WASM))));
  const read = (name: string) => readFileSync(join(folder, SCHEMAS, name));
  const ofSchemas = <T>(make: () => T) => once(() => orRefuse(SCHEMAS, 'build:schemas', make));
  const compressed = ofSchemas(() =>
    readdirSync(join(folder, SCHEMAS))
      .filter((name) => name.endsWith('.br'))
      .sort()
      .map(read),
  );
  const parts = once(() => compressed().map((part) => brotliDecompressSync(part)));
  const digest = once(() => digestOf([wasm(), ...compressed()].map(digestOf).join()));
  return {
    get digest() {
      return digest();
    },
    get wasm() {
      return wasm();
    },
    parts,
    schemas: once(() => schemaSet(parts())),
    builtin: ofSchemas(() => schemaSet([brotliDecompressSync(read(BUILTIN))])),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
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
