import { dirname, join } from 'node:path';
import type { TreeFs } from './fs.ts';

const FILE = 'node_modules/.cache/delivery/last-synth.json';

/** Path → git blob id of each file that the last synth on this machine left; empty when that is not known. */
export function readLastSynth(root: string, fs: TreeFs): ReadonlyMap<string, string> {
  try {
    return new Map(Object.entries(JSON.parse(Buffer.from(fs.read(join(root, FILE)) ?? []).toString('utf8'))));
  } catch {
    return new Map(); // it only makes reports better
  }
}

export function writeLastSynth(root: string, digests: ReadonlyMap<string, string>, fs: TreeFs): void {
  const file = join(root, FILE);
  try {
    fs.makeFolder(dirname(file));
    fs.write(`${file}.${process.pid}`, JSON.stringify(Object.fromEntries(digests)));
    fs.rename(`${file}.${process.pid}`, file);
  } catch {
    return; // as above; the tree is written
  }
}
