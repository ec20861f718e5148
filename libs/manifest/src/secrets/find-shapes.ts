import { type Shape, shapes } from './shapes.ts';
import type { Span } from './span.ts';

/** Not within a word: `task-ghp_…` is a name of something else. */
const ANY_PREFIX = new RegExp(
  `(?<![A-Za-z0-9_-])(?:${[...shapes.keys()].map((prefix) => prefix.replaceAll('.', '\\.')).join('|')})`,
  'g',
);

/** Secrets that are known by their first characters, also where a line ends inside of one. */
export function shapesIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  ANY_PREFIX.lastIndex = 0;
  for (let found = ANY_PREFIX.exec(text); found; found = ANY_PREFIX.exec(text)) {
    const shape = shapes.get(found[0]);
    const end = shape && endOf(shape, text, ANY_PREFIX.lastIndex);
    if (end === undefined) continue;
    spans.push({ start: found.index, end, kind: shape?.kind ?? '', keep: found[0].length });
    ANY_PREFIX.lastIndex = end;
  }
  return spans;
}

function endOf({ body }: Shape, text: string, at: number): number | undefined {
  body.lastIndex = at;
  return body.test(text) ? body.lastIndex : endOverLines(body, text, at);
}

/** Lines over which one secret is looked for. */
const MOST_LINES = 8;
/** What a secret is made of on one of several lines. */
const PIECE = /[A-Za-z0-9+/=._~%-]{0,512}/y;
/** A line end within a secret: bare, after `\`, or between two quoted strings. */
const LINE_END = /(?:\\n)?(?:["'`]? ?\+?|\\)\r?\n[ \t]{0,80}["'`]?/y;

/** As a folded scalar, a shell continuation or a concatenation spreads it. */
function endOverLines(body: RegExp, text: string, at: number): number | undefined {
  let joined = '';
  for (let line = 0, from = at; line < MOST_LINES; line++) {
    const piece = matchAt(PIECE, text, from) ?? '';
    const before = joined.length;
    joined += piece;
    if (line > 0) {
      body.lastIndex = 0;
      if (body.test(joined)) return from + body.lastIndex - before;
    }
    const lineEnd = matchAt(LINE_END, text, from + piece.length);
    if (lineEnd === undefined) return undefined;
    from += piece.length + lineEnd.length;
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
