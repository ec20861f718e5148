import { createHash } from 'node:crypto';

/** E.g. `sha256:2c26…`, of a text. */
export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
