import { documentKeys, sortedKeys } from './emit.ts';

/** What `parse` reads of what `emit` writes of a value, without the text: a copy without what is absent, its keys in their order. */
export function asWritten(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? copyOf(value, documentKeys) : value;
}

function copyOf(value: object, keysOf: (value: object) => readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => inner(item));
  const copy: Record<string, unknown> = {};
  for (const key of keysOf(value)) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (item !== undefined && item !== null) copy[key] = inner(item);
  }
  return copy;
}

function inner(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? copyOf(value, sortedKeys) : value;
}
