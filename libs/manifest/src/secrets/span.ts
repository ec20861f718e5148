/** A piece of a text that must not be shown: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** What it looks like, in words, e.g. `GitHub token`. */
  readonly kind: string;
  /** How many of its first characters are the same in every secret of the kind, e.g. 4 of `ghp_`. They stay readable. */
  readonly keep: number;
}

/** Stands for whatever was hidden; says nothing of its length. */
export const MASK = '***';

/**
 * The spans in the order of the text, those that overlap made one: it has the kind of the one that begins first, of
 * two that begin together the one that was given first.
 */
export function apart(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) merged.push(span);
    else if (span.end > last.end) merged[merged.length - 1] = { ...last, end: span.end };
  }
  return merged;
}

/** The text, or a piece of it, with each span hidden but for what it keeps. The spans are apart. */
export function hide(text: string, spans: readonly Span[], from = 0, to = text.length): string {
  let hidden = '';
  let at = from;
  for (const { start, end, keep } of spans) {
    if (end <= from || start >= to) continue;
    hidden += text.slice(at, Math.max(at, start + keep)) + MASK;
    at = end;
  }
  return hidden + text.slice(at, to);
}

/** Characters shown on either side of what was hidden. */
const AROUND = 30;

/** What surrounds a span on its line, with the spans beside it hidden too: `…host=db password=*** sslmode=…`. */
export function excerpt(text: string, spans: readonly Span[], index: number): string {
  const span = spans[index];
  if (span === undefined) return '';
  const { start, end, keep } = span;
  const beside = spans.slice(Math.max(0, index - AROUND), index + AROUND);
  const left = hide(text, beside, Math.max(0, start - AROUND), start);
  const right = hide(text, beside, end, Math.min(text.length, end + AROUND));
  const before = left.includes('\n') ? left.slice(left.lastIndexOf('\n') + 1) : start > AROUND ? `…${left}` : left;
  const after = right.includes('\n') ? right.split('\n', 1)[0] : end + AROUND < text.length ? `${right}…` : right;
  return before + text.slice(start, start + keep) + MASK + (after ?? '');
}
