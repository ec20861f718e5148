import type { Merged } from '../merged.ts';

/** @see https://datatracker.ietf.org/doc/html/rfc6902#section-4.1 */
export interface Addition {
  readonly op: 'add';
  /** JSON Pointer, e.g. `/metadata/annotations/delivery.example~1config-hash`. */
  readonly path: string;
  readonly value: unknown;
}

/** What makes one of the merged values out of what all have in common. */
export function additions(merged: Merged, which: number, path = ''): readonly Addition[] {
  switch (merged.form) {
    case 'same':
      return [];
    case 'differs': {
      const value = merged.values[which];
      return value === undefined ? [] : [{ op: 'add', path, value }];
    }
    case 'list':
      return merged.items.flatMap((item, place) => additions(item, which, `${path}/${place}`));
    case 'map':
      return [...merged.entries].flatMap(([key, value]) => additions(value, which, `${path}/${escaped(key)}`));
  }
}

/** @see https://datatracker.ietf.org/doc/html/rfc6901#section-3 */
function escaped(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
