import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Answers, Ask } from './asker.ts';
import type { Reply, WorkerData } from './worker.ts';

/** Beside the bundle. Where the code runs from its sources there is none. */
const FILE = fileURLToPath(new URL('./validate/schema/worker.js', import.meta.url));
/** Starting and compiling schemas takes each thread a moment, so more of them soon bring nothing. */
const MOST = 3;

interface Thread {
  readonly worker: Worker;
  /** Documents that it was given. */
  asked: number;
}

/** Threads that ask the validator while this one goes on reading and checking. */
export class WorkerPool {
  readonly #threads: readonly Thread[];
  /** A kind stays with one thread, so that only that one compiles its schema. */
  readonly #byKind = new Map<string, Thread>();
  readonly #waiting = new Map<number, (answers: Answers) => void>();
  #next = 0;
  /** Rejects when a thread fails. */
  readonly #failed: Promise<never>;

  /** Undefined where no threads can be had. */
  static start(data: WorkerData): WorkerPool | undefined {
    return existsSync(FILE) ? new WorkerPool(data) : undefined;
  }

  private constructor(workerData: WorkerData) {
    // one processor is for this thread
    const count = Math.min(Math.max(availableParallelism() - 1, 1), MOST);
    this.#threads = Array.from({ length: count }, () => ({ worker: new Worker(FILE, { workerData }), asked: 0 }));
    this.#failed = new Promise<never>((_, reject) => {
      for (const { worker } of this.#threads) worker.on('error', reject);
    });
    this.#failed.catch(() => undefined); // told to whoever waits for an answer
    for (const { worker } of this.#threads) {
      worker.on('message', ({ id, answers }: Reply) => {
        this.#waiting.get(id)?.(answers);
        this.#waiting.delete(id);
      });
    }
  }

  async ask(asks: readonly Ask[]): Promise<Answers> {
    const shares = new Map<Thread, Ask[]>();
    for (const ask of asks) {
      const thread = this.#threadFor(ask.kind);
      thread.asked += 1;
      const share = shares.get(thread);
      if (share) share.push(ask);
      else shares.set(thread, [ask]);
    }
    const replies = [...shares].map(([{ worker }, share]) => this.#post(worker, share));
    return (await Promise.all(replies)).flat();
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  #post(worker: Worker, asks: readonly Ask[]): Promise<Answers> {
    const id = this.#next++;
    const answered = new Promise<Answers>((resolve) => this.#waiting.set(id, resolve));
    worker.postMessage({ id, asks });
    return Promise.race([answered, this.#failed]);
  }

  #threadFor(kind: string): Thread {
    const known = this.#byKind.get(kind);
    if (known) return known;
    const thread = this.#threads.reduce((least, other) => (other.asked < least.asked ? other : least));
    this.#byKind.set(kind, thread);
    return thread;
  }
}
