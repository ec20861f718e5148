import type { Manifest } from '@delivery/manifest';
import { isRecord } from '../tree/fields.ts';
import type { FieldChange } from './change.ts';
import { elementKeys } from './element-keys.ts';
import type { MergeKeysAt } from './fields.ts';
import type { Step } from './path.ts';

/**
 * What an object becomes by its field changes, to prove that nothing is left out. Elements that are told apart by their keys stand in the
 * order of the object after, which only changes of `order` speak of.
 */
export function applyFields(before: Manifest, changes: readonly FieldChange[]): unknown {
  return apply(before, changes.map((change) => ({ ...change, rest: change.path })));
}

interface Pending extends FieldChange {
  readonly rest: readonly Step[];
}

function apply(value: unknown, changes: readonly Pending[]): unknown {
  const whole = changes.find(({ rest, order }) => rest.length === 0 && order !== true);
  if (whole) return whole.after;
  const order = changes.find(({ rest }) => rest.length === 0);
  const inside = changes.filter(({ rest }) => rest.length > 0);
  if (Array.isArray(value)) return applyToList(value, inside, order?.after as readonly string[] | undefined);
  if (!isRecord(value)) return value;
  const result: Record<string, unknown> = { ...value };
  for (const [step, own] of byStep(inside)) {
    const next = apply(value[step as string], own);
    if (next === undefined) delete result[step as string];
    else result[step as string] = next;
  }
  return result;
}

function applyToList(list: readonly unknown[], changes: readonly Pending[], order?: readonly string[]): unknown {
  const placed = changes.every(({ rest }) => typeof rest[0] === 'number');
  return placed && order === undefined ? applyPlaced(list, changes) : applyKeyed(list, changes);
}

function applyPlaced(list: readonly unknown[], changes: readonly Pending[]): unknown {
  const gone = new Set(changes.filter(({ rest, operation }) => rest.length === 1 && operation === 'remove').map(({ rest }) => rest[0]));
  const came = new Map(
    changes.filter(({ rest, operation }) => rest.length === 1 && operation === 'add').map(({ rest, after }) => [rest[0], after]),
  );
  const kept = list.filter((_, index) => !gone.has(index));
  const result: unknown[] = [];
  for (let next = 0; next < kept.length || came.has(result.length);) {
    const index = result.length;
    if (came.has(index)) result.push(came.get(index));
    else result.push(apply(kept[next++], own(changes, index)));
  }
  return result;
}

function own(changes: readonly Pending[], index: number): readonly Pending[] {
  return changes
    .filter(({ rest, operation }) => rest[0] === index && (rest.length > 1 || operation === 'replace'))
    .map((change) => ({ ...change, rest: change.rest.slice(1) }));
}

function applyKeyed(list: readonly unknown[], changes: readonly Pending[]): unknown {
  const result = [...list];
  for (const [step, mine] of byStep(changes)) {
    const index = result.findIndex((element) => matches(element, step));
    const next = apply(index === -1 ? undefined : result[index], mine);
    if (index === -1) result.push(next);
    else result[index] = next;
  }
  return result.filter((element) => element !== undefined);
}

function matches(element: unknown, step: Step): boolean {
  if (typeof step !== 'object') return false;
  return Object.entries(step).every(([key, text]) => {
    if (key === '') return typeof element !== 'object' && String(element) === text;
    return isRecord(element) && String(element[key] ?? 'TCP') === text;
  });
}

function byStep(changes: readonly Pending[]): ReadonlyMap<Step, readonly Pending[]> {
  const steps = new Map<string, [Step, Pending[]]>();
  for (const change of changes) {
    const [step, ...rest] = change.rest;
    const id = JSON.stringify(step);
    const known = steps.get(id) ?? steps.set(id, [step!, []]).get(id)!;
    known[1].push({ ...change, rest });
  }
  return new Map([...steps.values()].map(([step, all]) => [step, all]));
}

/** With every list that is not told apart by place sorted by its keys, and without null. */
export function unordered(value: unknown, other: unknown, keysAt: MergeKeysAt, path: readonly Step[] = []): unknown {
  if (Array.isArray(value)) {
    const keys = elementKeys(value, Array.isArray(other) ? other : [], path, keysAt(path));
    const list = value.map((element, index) => unordered(element, at(other, index), keysAt, [...path, keys?.before[index]?.step ?? index]));
    return keys ? list.map((one, index) => [keys.before[index]?.text ?? '', one] as const).sort(([a], [b]) => (a < b ? -1 : 1)) : list;
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && one !== undefined)
      .map(([key, one]) => [key, unordered(one, at(other, key), keysAt, [...path, key])]),
  );
}

function at(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;
}
