import { parentPort, workerData } from 'node:worker_threads';
import { filesBelow, type Listing } from './files-below.ts';
import { claimListing, JOINED, skimPairs, type Bytes, type Pairs } from './skim-pairs.ts';

/** What the thread is given to begin with. */
export interface FolderWorkerData {
  /** Folder whose files it lists, unless somebody else was faster. */
  readonly from: string;
  readonly claims: Int32Array;
}

/** What it sends: the files that it listed, then of pairs that it was sent the bytes of those that differ. `failed`: it could not. */
export type Reply = { readonly listing: Listing } | { readonly bytes: Packed } | { readonly failed: true };

/** Bytes in one piece, which changes hands without being copied. */
export interface Packed {
  /** Index, length of the old bytes, length of the new ones; again and again. */
  readonly sizes: Int32Array;
  readonly content: Uint8Array;
}

const { from, claims } = workerData as FolderWorkerData;

if (claimListing(claims)) reply(() => ({ listing: filesBelow(from) }));

parentPort?.on('message', (pairs: Pairs) => {
  Atomics.store(claims, JOINED, 1);
  reply(() => ({ bytes: packed(skimPairs(pairs, claims)) }));
});

/** What went wrong is met again by whoever asked, who can tell it. */
function reply(make: () => Reply): void {
  let made: Reply = { failed: true };
  try {
    made = make();
  } finally {
    parentPort?.postMessage(made, 'bytes' in made ? [made.bytes.content.buffer as ArrayBuffer] : []);
  }
}

function packed(bytes: Bytes): Packed {
  const sizes = Int32Array.from([...bytes].flatMap(([index, [old, next]]) => [index, old.length, next.length]));
  const content = new Uint8Array([...bytes.values()].reduce((sum, [old, next]) => sum + old.length + next.length, 0));
  let at = 0;
  for (const one of [...bytes.values()].flat()) {
    content.set(one, at);
    at += one.length;
  }
  return { sizes, content };
}
