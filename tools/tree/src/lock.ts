import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '@delivery/findings';
import type { TreeFs } from './fs.ts';
import { LOCK, TREE } from './mark.ts';

/** Who wants to write, and what it can know about others. */
export interface Host {
  readonly pid: number;
  readonly name: string;
  /** When the machine started, in milliseconds since 1970. */
  readonly bootedAt: number;
  readonly now: () => Date;
  /** Whether a process of this machine runs. */
  readonly isAlive: (pid: number) => boolean;
}

export const thisHost: Host = {
  pid: process.pid,
  name: hostname(),
  bootedAt: Date.now() - uptime() * 1000,
  now: () => new Date(),
  isAlive(pid) {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM'; // it runs, as somebody else
    }
  },
};

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
}

/**
 * Takes the one lock of a work tree. A lock left by a process of this machine that is gone is taken over.
 *
 * @returns gives the lock back
 * @throws Refusal (4) saying who holds it
 */
export function lockTree(root: string, fs: TreeFs, host: Host): () => void {
  const file = join(root, LOCK);
  const holder: Holder = { pid: host.pid, host: host.name, since: host.now().toISOString() };
  const text = `${JSON.stringify(holder)}\n`;
  fs.makeFolder(join(root, TREE));
  if (!created(fs, file, text)) {
    const found = readHolder(fs, file) ?? (pause(), readHolder(fs, file));
    if (found !== undefined && !isGone(found, host)) throw locked(found, host);
    if (fs.read(file) !== undefined) fs.remove(file);
    if (!created(fs, file, text)) throw locked(readHolder(fs, file), host); // another one took it over
  }
  return () => {
    try {
      fs.remove(file);
    } catch {
      return; // the error that brought us here says more, and the lock of a process that is gone is taken over
    }
  };
}

function created(fs: TreeFs, file: string, text: string): boolean {
  try {
    fs.create(file, text);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(fs: TreeFs, file: string): Holder | undefined {
  try {
    return JSON.parse(Buffer.from(fs.read(file) ?? []).toString('utf8')) as Holder; // we wrote it
  } catch {
    return undefined; // not yet, or not to the end
  }
}

/** Long enough for a process that has just made its lock to write into it; who has not by then was killed. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
}

/** A lock with our own pid is one from before: in containers every run has the same. */
function isGone({ pid, host: name, since }: Holder, host: Host): boolean {
  return name === host.name && (pid === host.pid || Date.parse(since) < host.bootedAt || !host.isAlive(pid));
}

function locked(holder: Holder | undefined, host: Host): Refusal {
  const elsewhere = holder !== undefined && holder.host !== host.name ? ` on ${holder.host}` : '';
  const found =
    holder === undefined
      ? 'locked by a process that began this moment'
      : `locked by pid ${holder.pid}${elsewhere} since ${holder.since}`;
  const fix = `wait until it is done; when nothing writes there any more, remove ${LOCK}`;
  return new Refusal(4, [{ id: 'locked', severity: 'error', subject: TREE, at: { file: LOCK }, found, fix }]);
}
