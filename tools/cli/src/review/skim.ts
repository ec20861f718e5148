import { closeSync, openSync, readSync } from 'node:fs';
import { skimWords } from '@delivery/review';

/** Two files are read into these again and again: most are equal, and then nobody needs their bytes. */
let left: Buffer = Buffer.allocUnsafe(1 << 18);
let right: Buffer = Buffer.allocUnsafe(1 << 18);

const NONE: ReadonlySet<string> = new Set();
const known = new Set(skimWords);

/** Whether somebody looked for a word while skimming. */
export function isSkimmed(word: string): boolean {
  return known.has(word);
}

/** Which of the words that everybody asks for stand in two files with the same bytes; undefined when they differ. */
export function skimSame(old: string, next: string): ReadonlySet<string> | undefined {
  const length = readInto(old, left, (longer) => (left = longer));
  if (readInto(next, right, (longer) => (right = longer)) !== length) return undefined;
  if (left.compare(right, 0, length, 0, length) !== 0) return undefined;
  const text = left.toString('latin1', 0, length);
  const words = skimWords.filter((word) => text.includes(word));
  return words.length === 0 ? NONE : new Set(words);
}

/** Reads on only when the buffer is full: no file that is on a disk gives less than there is. */
function readInto(file: string, buffer: Buffer, replace: (longer: Buffer) => void): number {
  const handle = openSync(file, 'r');
  try {
    let into = buffer;
    let length = 0;
    for (;;) {
      length += readSync(handle, into, length, into.length - length, null);
      if (length < into.length) return length;
      const longer = Buffer.allocUnsafe(into.length * 2);
      into.copy(longer);
      replace(longer);
      into = longer;
    }
  } finally {
    closeSync(handle);
  }
}
