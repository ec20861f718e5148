import { schemaSet, type VersionSchemas } from '@delivery/kubernetes';
import type { KeysOf } from '@delivery/review';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { root } from '../fleet.ts';

let schemas: VersionSchemas | undefined;

/** Elements of lists are told apart as the newest Kubernetes and the known CRDs do. */
export const keysOf: KeysOf =
  ({ apiVersion, kind }) =>
  (path) => {
    schemas ??= readSchemas();
    return schemas.mergeKeys(
      apiVersion,
      kind,
      path.map((step) => (typeof step === 'object' ? 0 : step)),
    );
  };

function readSchemas(): VersionSchemas {
  const folder = join(root, 'libs/kubernetes/schemas');
  const parts = readdirSync(folder).filter((name) => name.endsWith('.br'));
  const set = schemaSet(parts.sort().map((name) => brotliDecompressSync(readFileSync(join(folder, name)))));
  return set.forVersion(set.versions.at(-1)!);
}
