/** Part of a text that holds one document. */
export interface Piece {
  /** Offset of its first character, after the `---` that begins it. */
  readonly start: number;
  readonly end: number;
}

/** A line that begins a document, which may go on behind it, or one that ends a document. */
const MARK = /^(?:---(?=[ \t\r\n]|$)|\.\.\.(?=[ \t\r\n]|$))/gm;
/** The beginning of a line with anything else than a comment, blanks or the version of YAML. */
const WORD = /^(?![ \t]*(?:#|\r?$)|%YAML)/m;

/** The documents of a stream, without those that hold comments alone. A mark cannot stand inside of a document, not even in quotes. */
export function splitStream(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  const add = (end: number) => {
    if (!isEmpty(text, start, end)) pieces.push({ start, end });
  };
  for (const { index } of text.matchAll(MARK)) {
    add(index);
    start = index + '---'.length;
  }
  add(text.length);
  return pieces;
}

function isEmpty(text: string, start: number, end: number): boolean {
  return !WORD.test(text.slice(start, end));
}
