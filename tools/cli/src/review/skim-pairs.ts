import { skim, type Differing } from './skim.ts';

/** What all threads that skim two folders share: places of `claims`. */
export const NEXT = 0;
export const JOINED = 1;
const LISTED = { from: 2, to: 3 } as const;
export const CLAIMS = 4;

/** One of the two folders. */
export type Side = keyof typeof LISTED;

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

/** How many pairs a thread claims at once. */
const STEP = 64;

/** Told of two files that differ. */
export type Differ = (index: number, bytes: Differing) => void;

/** Skims pairs that no other thread has claimed, until none is left. */
export function skimPairs({ from, to, paths, words, found }: Pairs, claims: Int32Array, differ?: Differ): void {
  for (let start = claim(claims); start < paths.length; start = claim(claims)) {
    for (const [i, path] of paths.slice(start, start + STEP).entries()) {
      const skimmed = skim(`${from}/${path}`, `${to}/${path}`, words);
      if (typeof skimmed === 'number') found[start + i] = skimmed + 1;
      else differ?.(start + i, skimmed);
    }
  }
}

function claim(claims: Int32Array): number {
  return Atomics.add(claims, NEXT, STEP);
}

/** Whether this thread is the one that lists the files of a folder. */
export function claimListing(claims: Int32Array, side: Side): boolean {
  return Atomics.exchange(claims, LISTED[side], 1) === 0;
}
