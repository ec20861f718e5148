import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Listing } from './files-below.ts';
import type { FolderWorkerData, Reply } from './folder-worker.ts';
import { CLAIMS, claimListing, JOINED, NEXT, skimPairs, type Differ, type Pairs, type Side } from './skim-pairs.ts';

/** Beside the bundle. Where the code runs from its sources there is none. */
const FILE = fileURLToPath(new URL('./review/folder-worker.js', import.meta.url));

/** A second thread that reads two folders, from the beginning on: this one still loads the code that compares them. */
export class FolderThread {
  readonly from: string;
  readonly to: string;
  readonly #worker: Worker;
  readonly #claims = new Int32Array(new SharedArrayBuffer(CLAIMS * Int32Array.BYTES_PER_ELEMENT));
  readonly #listings: Readonly<Record<Side, Promise<Listing | undefined>>>;
  readonly #skimmed: Promise<true | undefined>;

  /**
   * @param from absolute path of a folder whose files it lists, as those of `to`
   * @param file what runs in it
   * @returns undefined where no thread can be had, or none would run beside this one
   */
  static start(from: string, to: string, file = FILE): FolderThread | undefined {
    return availableParallelism() > 1 && existsSync(file) ? new FolderThread(from, to, file) : undefined;
  }

  private constructor(from: string, to: string, file: string) {
    this.from = from;
    this.to = to;
    this.#worker = new Worker(file, { workerData: { from, to, claims: this.#claims } satisfies FolderWorkerData });
    const listing = (side: Side) =>
      this.#reply((reply) => ('listing' in reply && reply.side === side ? reply.listing : undefined));
    this.#listings = { from: listing('from'), to: listing('to') };
    this.#skimmed = this.#reply((reply) => ('skimmed' in reply ? reply.skimmed : undefined));
  }

  /** Files below a folder; undefined when whoever asks has to look for himself, since the thread has not begun or could not. */
  async listing(side: Side): Promise<Listing | undefined> {
    return claimListing(this.#claims, side) ? undefined : this.#listings[side];
  }

  /**
   * Skims pairs, here and there; ends the thread.
   *
   * @param differ told of those that differ and were skimmed here
   */
  async skim(pairs: Pairs, differ: Differ): Promise<void> {
    this.#worker.postMessage(pairs);
    skimPairs(pairs, this.#claims, differ);
    const isDone = Atomics.load(this.#claims, JOINED) === 0 || (await this.#skimmed) === true;
    this.close();
    if (isDone) return;
    this.#claims[NEXT] = 0;
    skimPairs(pairs, this.#claims, differ);
  }

  close(): void {
    void this.#worker.terminate();
  }

  /** The first reply that is looked for; undefined when the thread could not, or is gone. */
  #reply<T>(read: (reply: Reply) => T | undefined): Promise<T | undefined> {
    return new Promise((resolve) => {
      this.#worker.on('message', (reply: Reply) => {
        const value = read(reply);
        if (value !== undefined || 'failed' in reply) resolve(value);
      });
      for (const end of ['error', 'exit']) this.#worker.on(end, () => resolve(undefined));
    });
  }
}
