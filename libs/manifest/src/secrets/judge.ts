import { decodeBase64 } from './base64.ts';
import type { Expected } from './credential-name.ts';
import { isHarmless, looksRandom } from './literal.ts';

const KINDS = {
  password: 'literal password',
  credential: 'literal credential',
  basic: 'user and password in base64',
} as const satisfies Record<Expected, string>;

/** What a value is that stands under a name of which a credential is expected; undefined for a reference, a word and the like. */
export function judge(expected: Expected, value: string): string | undefined {
  return isCredential(expected, value) ? KINDS[expected] : undefined;
}

function isCredential(expected: Expected, value: string): boolean {
  if (isHarmless(value)) return false;
  switch (expected) {
    case 'password':
      return true;
    case 'credential':
      return looksRandom(value);
    case 'basic':
      return isUserAndPassword(value);
  }
}

/** Whether base64 text holds `user:password`, as HTTP and Docker write it. */
export function isUserAndPassword(encoded: string): boolean {
  if (!/^[A-Za-z0-9+/]{8,2000}={0,2}$/.test(encoded)) return false;
  return /^[\x21-\x39\x3b-\x7e]{0,256}:[\x20-\x7e]{3,}$/.test(decodeBase64(encoded) ?? '');
}
