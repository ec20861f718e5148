import { isUserAndPassword } from './judge.ts';
import { isReference, looksRandom } from './literal.ts';
import type { Span } from './span.ts';

const SCHEME = /\b(bearer|basic|token)[ \t]{1,4}/gi;
const CREDENTIALS = /[A-Za-z0-9+/._~=-]{8,2048}/y;

/** What follows `Bearer`, `Basic` or `Token` in an Authorization header. */
export function authorizationsIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  SCHEME.lastIndex = 0;
  for (let scheme = SCHEME.exec(text); scheme; scheme = SCHEME.exec(text)) {
    const start = SCHEME.lastIndex;
    CREDENTIALS.lastIndex = start;
    const value = CREDENTIALS.exec(text)?.[0];
    if (value === undefined || isReference(value)) continue;
    const isBasic = scheme[1]?.toLowerCase() === 'basic';
    if (isBasic ? !isUserAndPassword(value) : value.length < 16 || !looksRandom(value)) continue;
    const kind = isBasic ? 'user and password in base64' : 'bearer token';
    spans.push({ start, end: start + value.length, kind, keep: 0 });
    SCHEME.lastIndex = start + value.length;
  }
  return spans;
}
