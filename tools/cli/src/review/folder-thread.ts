import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Listing } from './files-below.ts';
import type { FolderWorkerData, Packed, Reply } from './folder-worker.ts';
import { claimListing, JOINED, NEXT, skimPairs, type Bytes, type Pairs } from './skim-pairs.ts';

/** Beside the bundle. Where the code runs from its sources there is none. */
const FILE = fileURLToPath(new URL('./review/folder-worker.js', import.meta.url));

/** A second thread that reads two folders, from the beginning of a command on: this one still loads the code that compares them. */
export class FolderThread {
  readonly #worker: Worker;
  readonly #claims = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
  readonly #listing: Promise<Listing | undefined>;
  readonly #bytes: Promise<Bytes | undefined>;

  /**
   * @param from absolute path of the folder of which it lists the files
   * @returns undefined where no thread can be had, or none would run beside this one
   */
  static start(from: string): FolderThread | undefined {
    return availableParallelism() > 1 && existsSync(FILE) ? new FolderThread(from) : undefined;
  }

  private constructor(from: string) {
    this.#worker = new Worker(FILE, { workerData: { from, claims: this.#claims } satisfies FolderWorkerData });
    this.#listing = this.#reply((reply) => ('listing' in reply ? reply.listing : undefined));
    this.#bytes = this.#reply((reply) => ('bytes' in reply ? unpacked(reply.bytes) : undefined));
  }

  /** Files below the folder; undefined when whoever asks has to look for himself, since the thread has not begun or could not. */
  async listing(): Promise<Listing | undefined> {
    return claimListing(this.#claims) ? undefined : this.#listing;
  }

  /** Skims pairs, here and there; ends the thread. */
  async skim(pairs: Pairs): Promise<Bytes> {
    this.#worker.postMessage(pairs);
    const own = skimPairs(pairs, this.#claims);
    const others = Atomics.load(this.#claims, JOINED) === 1 ? await this.#bytes : new Map<never, never>();
    this.close();
    if (others !== undefined) return new Map([...own, ...others]);
    this.#claims[NEXT] = 0;
    return skimPairs(pairs, this.#claims);
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

function unpacked({ sizes, content }: Packed): Bytes {
  const bytes = new Map<number, readonly [Uint8Array, Uint8Array]>();
  let at = 0;
  for (let i = 0; i < sizes.length; i += 3) {
    const [index = 0, old = 0, next = 0] = sizes.subarray(i, i + 3);
    bytes.set(index, [content.subarray(at, at + old), content.subarray(at + old, at + old + next)]);
    at += old + next;
  }
  return bytes;
}
