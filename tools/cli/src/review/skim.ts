import { closeSync, openSync, readSync } from 'node:fs';
import { skimWords } from '@delivery/review';

/** Two files are read into these again and again: most are equal, and then nobody needs their bytes. */
let [left, right] = [Buffer.allocUnsafe(1 << 18), Buffer.allocUnsafe(1 << 18)];

/** Which of the words that everybody asks for stand in a file. */
export type Skimmed = ReadonlyMap<string, boolean>;

/** Of two files with the same bytes; undefined when they differ. */
export function skimSame(old: string, next: string): Skimmed | undefined {
  const length = readInto(old, left, (longer) => (left = longer));
  if (readInto(next, right, (longer) => (right = longer)) !== length) return undefined;
  const bytes = left.subarray(0, length);
  if (bytes.compare(right, 0, length) !== 0) return undefined;
  return new Map(skimWords.map((word) => [word, bytes.includes(word)]));
}

function readInto(file: string, buffer: Buffer<ArrayBuffer>, replace: (longer: Buffer<ArrayBuffer>) => void): number {
  const handle = openSync(file, 'r');
  try {
    let into = buffer;
    let length = 0;
    for (;;) {
      const read = readSync(handle, into, length, into.length - length, null);
      if (read === 0) return length;
      length += read;
      if (length < into.length) continue;
      const longer = Buffer.allocUnsafe(into.length * 2);
      into.copy(longer);
      replace(longer);
      into = longer;
    }
  } finally {
    closeSync(handle);
  }
}
