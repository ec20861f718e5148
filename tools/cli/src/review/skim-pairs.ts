import { skim } from './skim.ts';

/** What all threads that skim two folders share: places of `claims`. */
export const NEXT = 0;
export const LISTED = 1;
export const JOINED = 2;

/** Files that two folders have under the same paths. */
export interface Pairs {
  readonly from: string;
  readonly to: string;
  /** Relative to both folders. */
  readonly paths: readonly string[];
  /** To look for. At most seven. */
  readonly words: readonly string[];
  /** By index of the path 0 where the files differ, else one more than `skim` gives. In shared memory. */
  readonly found: Uint8Array;
}

/** The bytes of files that differ, by index of the path. */
export type Bytes = ReadonlyMap<number, readonly [old: Uint8Array, next: Uint8Array]>;

/** How many pairs a thread claims at once. */
const STEP = 64;

/** Skims pairs that no other thread has claimed, until none is left. */
export function skimPairs({ from, to, paths, words, found }: Pairs, claims: Int32Array): Bytes {
  const bytes = new Map<number, readonly [Uint8Array, Uint8Array]>();
  for (let start = claim(claims); start < paths.length; start = claim(claims)) {
    for (const [i, path] of paths.slice(start, start + STEP).entries()) {
      const skimmed = skim(`${from}/${path}`, `${to}/${path}`, words);
      if (typeof skimmed === 'number') found[start + i] = skimmed + 1;
      else bytes.set(start + i, skimmed);
    }
  }
  return bytes;
}

function claim(claims: Int32Array): number {
  return Atomics.add(claims, NEXT, STEP);
}

/** Whether this thread is the one that lists the files of the first folder. */
export function claimListing(claims: Int32Array): boolean {
  return Atomics.exchange(claims, LISTED, 1) === 0;
}
