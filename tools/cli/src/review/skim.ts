import { closeSync, openSync, readSync } from 'node:fs';

/** The bytes of two files. */
export type Differing = readonly [old: Uint8Array, next: Uint8Array];

/** Of two files with the same bytes, which words stand in them as `skimmedWords` tells it; else the bytes. */
export type Skimmed = number | Differing;

/** Two files are read into these again and again: most are equal, and then nobody needs their bytes. */
let left: Buffer = Buffer.allocUnsafe(1 << 18);
let right: Buffer = Buffer.allocUnsafe(1 << 18);

export function skim(old: string, next: string, words: readonly string[]): Skimmed {
  const oldLength = readInto(old, left, (longer) => (left = longer));
  const length = readInto(next, right, (longer) => (right = longer));
  if (oldLength !== length || left.compare(right, 0, length, 0, length) !== 0) {
    return [Buffer.from(left.subarray(0, oldLength)), Buffer.from(right.subarray(0, length))];
  }
  return skimmedWords(left.toString('latin1', 0, length), words);
}

/** Which words stand in a text, the first as 1, the second as 2, the third as 4. */
export function skimmedWords(text: string, words: readonly string[]): number {
  return words.reduce((found, word, i) => (text.includes(word) ? found | (1 << i) : found), 0);
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
