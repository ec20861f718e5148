import { gzipSync } from 'node:zlib';
import type { ObjectTexts, Report } from '@delivery/review';

/** What stands in the block `report`. The texts stand in the blocks `texts-0`, `texts-1`, …, each a JSON list of strings. */
export interface Packed {
  readonly report: Report;
  /** Of each object of the report, its text before and after: a number over all texts, or -1 for none. */
  readonly texts: readonly (readonly [before: number, after: number])[];
  /** Number of the first text of each block. */
  readonly blocks: readonly number[];
}

/** A block of the page: gzip in base64, so that no value can end the element it stands in. */
export interface Block {
  readonly id: string;
  readonly base64: string;
}

/** Characters of text a block; one is unpacked when the first object in it is opened. */
const BLOCK_LENGTH = 500_000;

/** Equal texts, e.g. of the same object on twelve clusters, are stored once. */
export function pack(report: Report, texts: ReadonlyMap<string, ObjectTexts>): readonly Block[] {
  const numbers = new Map<string, number>();
  const numberOf = (text: string | undefined): number => {
    if (text === undefined) return -1;
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    return numbers.get(text) ?? -1;
  };
  const ofObjects = report.objects.map(({ id }) => {
    const { before, after } = texts.get(id) ?? {};
    return [numberOf(before), numberOf(after)] as const;
  });
  const blocks = inBlocks([...numbers.keys()]);
  const starts = blocks.map((_, at) => blocks.slice(0, at).reduce((sum, { length }) => sum + length, 0));
  const packed: Packed = { report, texts: ofObjects, blocks: starts };
  return [block('report', packed), ...blocks.map((list, at) => block(`texts-${at}`, list))];
}

function inBlocks(texts: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let length = Infinity;
  for (const text of texts) {
    if (length > BLOCK_LENGTH) {
      blocks.push([]);
      length = 0;
    }
    blocks.at(-1)?.push(text);
    length += text.length;
  }
  return blocks;
}

function block(id: string, value: unknown): Block {
  const bytes = gzipSync(JSON.stringify(value));
  bytes[9] = 255; // the operating system, which must not change the bytes
  return { id, base64: bytes.toString('base64') };
}
