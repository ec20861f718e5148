import type { Manifest } from '@delivery/manifest';
import { diffFields } from '../diff/fields.ts';
import { fieldText, type FieldPath } from '../diff/path.ts';
import { positionOf, valueAt } from './position.ts';

/** What differs between objects and the same objects rendered otherwise. */
export interface Movement {
  /** By object key; objects that stay as they are are left out. */
  readonly fields: ReadonlyMap<string, readonly MovedField[]>;
  /** Keys of objects that are there in one rendering only. */
  readonly present: ReadonlySet<string>;
}

export interface MovedField {
  readonly path: FieldPath;
  /** The path in the object as it is. */
  readonly position: FieldPath;
}

/** Everything that differs in at least one other rendering. */
export function moved(
  objects: ReadonlyMap<string, Manifest>,
  others: Iterable<ReadonlyMap<string, Manifest>>,
): Movement {
  const fields = new Map<string, Map<string, MovedField>>();
  const present = new Set<string>();
  for (const other of others) {
    for (const key of objects.keys()) if (!other.has(key)) present.add(key);
    for (const [key, after] of other) {
      const before = objects.get(key);
      if (before === undefined) present.add(key);
      else for (const { path } of diffFields(before, after, anyKeys)) add(fields, key, path, before, after);
    }
  }
  return { fields: new Map([...fields].map(([key, all]) => [key, [...all.values()]])), present };
}

/** Which key tells elements apart does not matter here: positions are compared, not names. */
const anyKeys = () => undefined;

function add(
  fields: Map<string, Map<string, MovedField>>,
  key: string,
  path: FieldPath,
  before: Manifest,
  after: Manifest,
): void {
  const all = fields.get(key) ?? new Map<string, MovedField>();
  fields.set(key, all);
  const placed = untilShifted(path, before, after);
  const text = fieldText(placed);
  if (!all.has(text)) all.set(text, { path: placed, position: positionOf(before, placed) });
}

/** The path up to the first list whose elements have only a place, and another one now: all of it may have moved then. */
function untilShifted(path: FieldPath, before: Manifest, after: Manifest): FieldPath {
  const shifted = path.findIndex((step, i) => {
    const list = path.slice(0, i);
    return typeof step === 'number' && lengthAt(before, list) !== lengthAt(after, list);
  });
  return shifted === -1 ? path : path.slice(0, shifted);
}

function lengthAt(object: Manifest, path: FieldPath): unknown {
  const list = valueAt(object, path);
  return Array.isArray(list) ? list.length : undefined;
}
