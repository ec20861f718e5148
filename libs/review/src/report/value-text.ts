import { emit } from '@delivery/manifest';

/** A value as a person reads it: a text as it is, everything else as YAML. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null ? 'null' : emit(value).trimEnd();
}
