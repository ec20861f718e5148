import { parentPort, workerData } from 'node:worker_threads';
import { filesBelow, type Listing } from './files-below.ts';
import { claimListing, JOINED, skimPairs, type Pairs, type Side } from './skim-pairs.ts';

/** What the thread is given to begin with. */
export interface FolderWorkerData {
  /** Folders whose files it lists, one after the other, unless somebody else was faster. */
  readonly from: string;
  readonly to: string;
  readonly claims: Int32Array;
}

/** What it sends: the files of each folder that it listed, then that no pair is left to skim. `failed`: it could not. */
export type Reply =
  { readonly side: Side; readonly listing: Listing } | { readonly skimmed: true } | { readonly failed: true };

const { claims, ...folders } = workerData as FolderWorkerData;

for (const side of ['from', 'to'] as const) {
  if (claimListing(claims, side)) reply(() => ({ side, listing: filesBelow(folders[side]) }));
}

parentPort?.on('message', (pairs: Pairs) => {
  Atomics.store(claims, JOINED, 1);
  reply(() => {
    skimPairs(pairs, claims);
    return { skimmed: true };
  });
});

/** What went wrong is met again by whoever asked, who can tell it. */
function reply(make: () => Reply): void {
  let made: Reply = { failed: true };
  try {
    made = make();
  } finally {
    parentPort?.postMessage(made);
  }
}
