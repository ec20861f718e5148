import type { MergeKeys } from '@delivery/kubernetes';
import type { Manifest } from '@delivery/manifest';
import { isRecord } from '../tree/fields.ts';
import type { FieldChange } from './change.ts';
import { type ElementKeys, elementKeys } from './element-keys.ts';
import { equal } from './equal.ts';
import { compareFields } from './order.ts';
import { paired } from './paired.ts';
import type { FieldPath, Step } from './path.ts';
import { sameQuantity } from './quantities.ts';

/** How the elements of the list at a path are told apart; undefined where no schema says it. */
export type MergeKeysAt = (path: FieldPath) => MergeKeys | undefined;

/**
 * The fields in which two objects differ, in the order of `compareFields`. What came or went as a whole is one change, at its root. `null`
 * is the same as absent, as it is to the API server; an empty map or list is not. Texts that hold YAML or JSON are texts.
 */
export function diffFields(before: Manifest, after: Manifest, keysAt: MergeKeysAt): readonly FieldChange[] {
  const found: FieldChange[] = [];
  const path: Step[] = [];
  const inside = (step: Step, old: unknown, next: unknown) => {
    path.push(step);
    compare(old ?? undefined, next ?? undefined);
    path.pop();
  };

  function compare(old: unknown, next: unknown): void {
    if (old === next) return;
    if (old === undefined) found.push({ path: [...path], operation: 'add', after: next });
    else if (next === undefined) found.push({ path: [...path], operation: 'remove', before: old });
    else if (isRecord(old) && isRecord(next)) compareMaps(old, next);
    else if (Array.isArray(old) && Array.isArray(next)) compareLists(old, next);
    else if (!sameQuantity(after.kind, path, old, next)) {
      found.push({ path: [...path], operation: 'replace', before: old, after: next });
    }
  }

  function compareMaps(old: Readonly<Record<string, unknown>>, next: Readonly<Record<string, unknown>>): void {
    for (const key of Object.keys(old)) inside(key, old[key], Object.hasOwn(next, key) ? next[key] : undefined);
    for (const key of Object.keys(next)) if (!Object.hasOwn(old, key)) inside(key, undefined, next[key]);
  }

  function compareLists(old: readonly unknown[], next: readonly unknown[]): void {
    if (equal(old, next)) return;
    const keys = elementKeys(old, next, path, keysAt(path));
    if (keys) compareKeyed(old, next, keys);
    else comparePlaced(old, next);
  }

  function compareKeyed(old: readonly unknown[], next: readonly unknown[], keys: ElementKeys): void {
    const places = new Map(keys.before.map(({ text }, index) => [text, index]));
    const common: number[] = [];
    for (const [index, { text, step }] of keys.after.entries()) {
      const place = places.get(text);
      places.delete(text);
      if (place !== undefined) common.push(place);
      inside(step, place === undefined ? undefined : old[place], next[index]);
    }
    for (const place of places.values()) inside(keys.before[place]!.step, old[place], undefined);
    if (keys.ordered && common.some((place, index) => place < (common[index - 1] ?? 0))) {
      const names = (indexes: readonly number[]) =>
        indexes.map((place) => Object.values(keys.before[place]!.step).join());
      const sorted = common.toSorted((a, b) => a - b);
      found.push({ path: [...path], operation: 'replace', order: true, before: names(sorted), after: names(common) });
    }
  }

  function comparePlaced(old: readonly unknown[], next: readonly unknown[]): void {
    for (const pair of paired(old, next)) {
      inside((pair.after ?? pair.before)!, valueAt(old, pair.before), valueAt(next, pair.after));
    }
  }

  compare(before, after);
  return found.sort(compareFields);
}

function valueAt(list: readonly unknown[], index: number | undefined): unknown {
  return index === undefined ? undefined : list[index];
}
