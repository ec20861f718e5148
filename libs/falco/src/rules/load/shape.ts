import { didYouMean } from '@delivery/findings';
import type { Problem } from '../../problem.ts';

/** An entry of a file nobody checked yet. */
export type Raw = Readonly<Record<string, unknown>>;

/** What an entry is, by the key that says so, and the type of the value of each key that it may have. */
const shapes = {
  required_engine_version: { required_engine_version: 'text' },
  required_plugin_versions: { required_plugin_versions: 'objects' },
  list: { list: 'text', items: 'items', override: 'object' },
  macro: { macro: 'text', condition: 'text', override: 'object' },
  rule: {
    ...{ rule: 'text', desc: 'text', condition: 'text', exceptions: 'objects', output: 'text', priority: 'text' },
    ...{ tags: 'items', enabled: 'boolean', source: 'text', override: 'object' },
  },
} as const;

export type EntryKind = keyof typeof shapes;

/** Keys that only a first definition must have. */
const needed: Partial<Record<EntryKind, readonly string[]>> = {
  list: ['items'],
  macro: ['condition'],
  rule: ['desc', 'condition', 'output', 'priority', 'tags'],
};

const types: Readonly<Record<string, { readonly is: (value: unknown) => boolean; readonly words: string }>> = {
  text: { is: (value) => typeof value === 'string' && value.trim() !== '', words: 'a text' },
  boolean: { is: (value) => typeof value === 'boolean', words: 'true, false' },
  items: { is: (value) => Array.isArray(value) && value.every(isScalar), words: 'a list of texts' },
  object: { is: isObject, words: 'keys and values' },
  objects: { is: (value) => Array.isArray(value) && value.every(isObject), words: 'a list of objects' },
};

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

export function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an entry is; undefined for none of Falco's. */
export function kindOf(entry: unknown): EntryKind | undefined {
  if (!isObject(entry)) return undefined;
  return (Object.keys(shapes) as EntryKind[]).find((kind) => Object.hasOwn(entry, kind));
}

/** Keys that are missing, unknown, or have a value of another type. With an override only keys that change must be there. */
export function shapeProblems(kind: EntryKind, entry: Raw): readonly Problem[] {
  const shape: Readonly<Record<string, string>> = shapes[kind];
  const missing = isObject(entry['override']) ? [] : (needed[kind] ?? []).filter((key) => entry[key] === undefined);
  const wrong = Object.entries(entry).flatMap(([key, value]): Problem[] => {
    if (value === undefined) return [];
    const type = Object.hasOwn(shape, key) ? types[shape[key]!] : undefined;
    if (key === 'append')
      return [{ found: 'append', fix: `write override: { ${needed[kind]?.[0] ?? 'items'}: append }` }];
    if (type === undefined) return [{ found: `key "${key}"`, fix: didYouMean(key, Object.keys(shape)) }];
    return type.is(value) ? [] : [{ found: `${key} of another type`, allowed: type.words, fix: `correct ${key}` }];
  });
  return [...missing.map((key) => ({ found: `no ${key}`, fix: `add ${key}` })), ...wrong];
}
