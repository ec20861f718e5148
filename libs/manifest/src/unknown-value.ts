import { pathText } from '@delivery/findings';

/** A value that has no one meaning in a manifest, e.g. NaN or a function. */
export class UnknownValueError extends Error {
  override readonly name = 'UnknownValueError';
  /** As people write it: `spec.containers[0].ports[1]`; `''` is the whole value. */
  readonly path: string;

  /** @param found - goes on after the path, e.g. `is NaN` */
  constructor(path: readonly (string | number)[], found: string) {
    const text = pathText(path);
    super(`${text === '' ? 'the value' : text} ${found}`);
    this.path = text;
  }
}

/** What a value is, for a message: `NaN`, `undefined`, `a Date`, `a function`. */
export function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null)
    return `an instance of ${value.constructor?.name || 'an unnamed class'}`;
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return `a ${typeof value}`;
  if (Object.is(value, -0)) return '-0';
  return Number.isInteger(value) ? `${String(value)}, which is beyond the exact integers` : String(value);
}
