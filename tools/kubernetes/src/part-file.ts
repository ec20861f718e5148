import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { readPart } from '@delivery/kubernetes';

/**
 * Writes a part as a brotli file, if it holds anything else. Another version of Node may compress the same bytes to others, so what is
 * compared is not compressed.
 *
 * @returns what differs, empty when nothing does
 */
export function updatePart(path: string, bytes: Uint8Array, { check }: { readonly check: boolean }): string[] {
  const old = existsSync(path) ? brotliDecompressSync(readFileSync(path)) : undefined;
  if (old?.equals(bytes)) return [];
  if (!check) {
    const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(path, brotliCompressSync(bytes, { params }));
  }
  return old === undefined ? ['is missing'] : differences(old, bytes);
}

/** Names the definitions that were added, removed and changed; beside them, only the first line may differ. */
export function differences(old: Uint8Array, bytes: Uint8Array): string[] {
  const [before, after] = [readPart(old), readPart(bytes)];
  const names = [...new Set([...before.names, ...after.names])].sort();
  const changed = names.flatMap((name) => {
    const [was, is] = [before.find(name), after.find(name)];
    if (was === undefined || is === undefined) return [`${was === undefined ? 'added' : 'removed'} ${name}`];
    return Buffer.compare(was, is) === 0 ? [] : [`changed ${name}`];
  });
  return changed.length > 0 ? changed : ['changed what is said of kinds'];
}
