import { keyOf } from '@delivery/manifest';
import type { Change, FieldChange } from '../diff/change.ts';
import { fieldText } from '../diff/path.ts';
import { changedConfigs, isContentHash } from './content-hash.ts';
import { imageChange } from './image.ts';

/** The smallest thing that is said once: what happens to a field, or to a whole object, wherever it happens. */
export interface Atom {
  /** Equal for equal atoms. */
  readonly key: string;
  readonly change: Change;
  /** Absent: the whole object. */
  readonly field?: FieldChange;
  /** Facts that stand as `<name>` in the key. @default - none */
  readonly facts?: readonly string[];
  /** Of a hash that follows a configuration: what of it changes, e.g. `ConfigMap order`. @default - it is no such hash */
  readonly configs?: readonly string[];
}

/**
 * The atoms of a change: one a field, or one for an object that comes, goes or moves.
 *
 * @param changed keys of all objects that change, as `keyOnCluster` gives them
 */
export function atomsOf(change: Change, changed: ReadonlySet<string>): readonly Atom[] {
  if (change.operation === 'change') {
    return change.fields.map((field) => {
      if (!isContentHash(change.after, field)) return { key: fieldKey(change, field), change, field };
      const configs = changedConfigs(change, changed);
      return { key: ['hash', placeText(change, field), ...configs].join('\0'), change, field, configs };
    });
  }
  const { app, operation } = change;
  const fields =
    operation === 'move' || operation === 'rename' ? change.fields.map((field) => fieldKey(change, field)) : [];
  return [{ key: [operation, app, objectName(change), ...fields].join('\0'), change }];
}

/** What an object is, whatever its cluster. */
export function objectName(change: Change): string {
  return keyOf((change.after ?? change.before).manifest);
}

/**
 * Path, operation and values of a field. Of an image whose repository stays only what stands behind it counts: the same release comes
 * from another registry on each cloud.
 */
export function fieldKey(
  change: Change,
  field: FieldChange,
  before = jsonText(field.before),
  after = jsonText(field.after),
): string {
  const image = imageChange(field);
  const values = image ? ['image', image.name, image.before, image.after] : [before, after];
  return [field.operation, placeText(change, field), ...values].join('\0');
}

/**
 * Where a field is, whatever the object and its cluster: an element that is named as its object is `<own>`, and one that comes to or goes
 * from a list without keys has no index, since that follows from what else is in the list.
 */
export function placeText({ key }: Change, { path, operation }: FieldChange): string {
  const steps = path.map((step, index) => {
    if (typeof step === 'number') return operation !== 'replace' && index === path.length - 1 ? '*' : step;
    return typeof step === 'object' && step['name'] === key.name ? { ...step, name: '<own>' } : step;
  });
  return fieldText(steps);
}

/** Equal for equal values; one that is absent differs from every other. */
export function jsonText(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value);
}
