import { isReference } from './literal.ts';
import type { Span } from './span.ts';

/** `user:password@` behind `://`; the user may be missing, as with Redis. */
const USER_INFO = /([^\s"'`<>@/:?#]{0,256}):([^\s"'`<>@/?#]{1,512})@/y;

/** Passwords in addresses, e.g. of `postgres://order:…@db:5432/orders`. */
export function urlPasswordsIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    USER_INFO.lastIndex = at + 3;
    const [all, , password] = USER_INFO.exec(text) ?? [];
    if (all === undefined || password === undefined || isReference(password)) continue;
    const end = at + 3 + all.length - 1;
    spans.push({ start: end - password.length, end, kind: 'password in a URL', keep: 0 });
  }
  return spans;
}
