import { decodeBase64, isReadable } from './base64.ts';
import type { Span } from './span.ts';

/** Five groups of which each decodes to a character below 128 first: readable text, and hardly ever a hash or a name. */
const ENCODED_TEXT = /(?<![A-Za-z0-9+/_-])(?:[C-Za-f][A-Za-z0-9+/_-]{3}){5}/g;
const REST = /[A-Za-z0-9+/_-]*(?:\\?\r?\n[ \t]{0,80}[A-Za-z0-9+/_-]+)*={0,2}/y;

/**
 * Runs of base64 that hold a secret, also where they are wrapped over lines.
 *
 * @param scan - finds secrets in the decoded text
 */
export function encodedIn(text: string, scan: (decoded: string) => readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  ENCODED_TEXT.lastIndex = 0;
  for (let found = ENCODED_TEXT.exec(text); found; found = ENCODED_TEXT.exec(text)) {
    const start = found.index;
    const begin = decodeBase64(found[0]);
    if (begin === undefined || !isReadable(begin)) continue;
    REST.lastIndex = ENCODED_TEXT.lastIndex;
    const end = ENCODED_TEXT.lastIndex + (REST.exec(text)?.[0].length ?? 0);
    const lastIndex = end;
    const [inner] = scan(decodeBase64(text.slice(start, end)) ?? '');
    if (inner) spans.push({ start, end, kind: `${inner.kind} in base64`, keep: 0 });
    // the scan of the decoded text may have moved it
    ENCODED_TEXT.lastIndex = lastIndex;
  }
  return spans;
}
