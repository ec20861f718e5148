import type { GoExports } from './webassembly.ts';

/** "Bad file descriptor": there are no files. */
const EBADF = 8;

/** How much is kept of what the module prints: Go prints why it stops first, then its stacks. */
const KEPT = 4096;

/**
 * The functions that Go's runtime needs of WASI preview 1, and nothing behind them: no file, no argument, no
 * environment, no socket. The clock only counts and the random bytes are zero, so that the same calls do the same each time.
 *
 * @param exports the exports of the instance that these functions are given to
 * @see https://github.com/WebAssembly/WASI/blob/wasi-0.1/preview1/docs.md
 */
export function wasi(exports: () => GoExports) {
  const view = () => new DataView(exports().memory.buffer);
  const bytes = (at: number, size: number) => new Uint8Array(exports().memory.buffer, at >>> 0, size);
  const nothing = () => 0;
  const none = (count: number, size: number) => {
    view().setUint32(count, 0, true);
    view().setUint32(size, 0, true);
    return 0;
  };
  const decoder = new TextDecoder();
  let printed = '';
  let nanoseconds = 0n;

  const functions = {
    args_get: nothing,
    args_sizes_get: none,
    environ_get: nothing,
    environ_sizes_get: none,
    sched_yield: nothing,
    random_get(at: number, size: number) {
      bytes(at, size).fill(0);
      return 0;
    },
    clock_time_get(_clock: number, _precision: bigint, at: number) {
      nanoseconds += 1000n;
      view().setBigUint64(at, nanoseconds, true);
      return 0;
    },
    /** Go waits on the clock alone: each wait is over at once, as late as it was meant to be. */
    poll_oneoff(subscriptions: number, events: number, count: number, happened: number) {
      for (let i = 0; i < count; i++) {
        const subscription = subscriptions + 48 * i;
        const event = events + 32 * i;
        nanoseconds += view().getBigUint64(subscription + 24, true);
        bytes(event, 32).fill(0);
        bytes(event, 8).set(bytes(subscription, 8)); // userdata
      }
      view().setUint32(happened, count, true);
      return 0;
    },
    fd_write(_file: number, buffers: number, count: number, written: number) {
      let size = 0;
      for (let i = 0; i < count; i++) {
        const at = view().getUint32(buffers + 8 * i, true);
        const length = view().getUint32(buffers + 8 * i + 4, true);
        if (printed.length < KEPT) printed += decoder.decode(bytes(at, length));
        size += length;
      }
      view().setUint32(written, size, true);
      return 0;
    },
    proc_exit(code: number) {
      throw new Error(`exit ${code}`);
    },
  };
  /** What the module has printed, which is why it stopped: kubeconform itself prints nothing. */
  return { functions, printed: () => printed };
}

/** Every other function of WASI. */
export const noFile = () => EBADF;
