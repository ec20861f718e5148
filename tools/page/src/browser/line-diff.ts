import { Change, diff } from '@codemirror/merge';

/** Code units that stand for lines; the halves of pairs mean something to the diff. */
const PAIRS = { from: 0xd800, count: 0x800 };
const MOST_LINES = 0x10000 - PAIRS.count;

/**
 * Compares lines, then the characters of those that differ. Compared by characters alone, a text of some thousand lines is given up
 * and shown as all new.
 */
export function lineDiff(before: string, after: string): readonly Change[] {
  const numbers = new Map<string, number>();
  const [old, now] = [linesOf(before), linesOf(after)];
  for (const line of [...old, ...now]) if (!numbers.has(line)) numbers.set(line, numbers.size);
  if (numbers.size > MOST_LINES) return diff(before, after, { scanLimit: 500 });

  const coded = (lines: readonly string[]) => lines.map((line) => codeOf(numbers.get(line) ?? 0)).join('');
  const [oldAt, nowAt] = [offsetsOf(old), offsetsOf(now)];
  return diff(coded(old), coded(now), { scanLimit: 10_000 }).flatMap((lines) => {
    const [fromA = 0, toA = 0] = [oldAt[lines.fromA], oldAt[lines.toA]];
    const [fromB = 0, toB = 0] = [nowAt[lines.fromB], nowAt[lines.toB]];
    return diff(before.slice(fromA, toA), after.slice(fromB, toB), { scanLimit: 500 }).map(
      (part) => new Change(fromA + part.fromA, fromA + part.toA, fromB + part.fromB, fromB + part.toB),
    );
  });
}

const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/);

const codeOf = (number: number): string => String.fromCharCode(number < PAIRS.from ? number : number + PAIRS.count);

/** Where each line begins, and the end. */
function offsetsOf(lines: readonly string[]): readonly number[] {
  let at = 0;
  return [0, ...lines.map((line) => (at += line.length))];
}
