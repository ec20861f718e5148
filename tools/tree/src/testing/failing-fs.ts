import { nodeFs, type TreeFs } from '../fs.ts';

type Write = 'write' | 'create' | 'rename' | 'remove' | 'makeFolder' | 'removeFolder';
const writes: readonly Write[] = ['write', 'create', 'rename', 'remove', 'makeFolder', 'removeFolder'];

/** Stands for the end of a process: nothing after it reaches the disk. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** The disk, with `before` called before each call that writes. */
export function watchedFs(before: (call: Write, path: string, text: string) => void): TreeFs {
  const watch = (call: Write) => (path: string, text: string) => {
    before(call, path, text);
    nodeFs[call](path, text);
  };
  return { ...nodeFs, ...Object.fromEntries(writes.map((call) => [call, watch(call)])) };
}

/** The disk of a process that is killed at its `k`th write (from 0); a text is then half written. */
export function crashingFs(k: number): TreeFs {
  let count = 0;
  return watchedFs((call, path, text) => {
    if (count === k && (call === 'write' || call === 'create')) nodeFs.write(path, text.slice(0, text.length / 2));
    if (count++ >= k) throw new Crash();
  });
}

/** The disk where calls of one kind fail as the system would fail them. */
export function brokenFs(broken: Write, code: string): TreeFs {
  return watchedFs((call, path) => {
    if (call === broken) throw Object.assign(new Error(`${code}: ${call} '${path}'`), { code, syscall: call, path });
  });
}
