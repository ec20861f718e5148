import { setTimeout as sleep } from 'node:timers/promises';

/** `true` when it is as wished; otherwise how it is now, in words. */
export type Progress = true | string;

export interface WaitOptions {
  /** What is waited for, e.g. `order is Synced`. */
  readonly message: string;
  /** Milliseconds. @default - 60000 */
  readonly timeout?: number;
  /** Milliseconds between two looks. @default - 200 */
  readonly interval?: number;
}

/** Thrown by a predicate that knows that it will never be as wished. */
export class Hopeless extends Error {}

/**
 * Asks until the answer is `true`. An error of the predicate counts as "not yet": it is how things are now.
 *
 * @throws Error with the message and the last answer, when the time is over or the predicate throws `Hopeless`
 */
export async function waitFor(predicate: () => Promise<Progress> | Progress, options: WaitOptions): Promise<void> {
  const { message, timeout = 60_000, interval = 200 } = options;
  const end = performance.now() + timeout;
  for (;;) {
    let state: Progress;
    try {
      state = await predicate();
    } catch (error) {
      if (error instanceof Hopeless) throw new Error(`${message}: ${error.message}`);
      state = error instanceof Error ? error.message : String(error);
    }
    if (state === true) return;
    if (performance.now() >= end) throw new Error(`not within ${timeout / 1000} s: ${message}\n${state}`);
    await sleep(interval);
  }
}
