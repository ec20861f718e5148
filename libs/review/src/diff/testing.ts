import type { Manifest } from '@delivery/manifest';
import { isRecord } from '../tree/fields.ts';
import type { FieldChange } from './change.ts';
import type { Step } from './path.ts';

/**
 * What an object becomes by its field changes, to prove that nothing is left out. The order of elements that are told apart by their
 * keys is left as it was.
 */
export function applyFields(before: Manifest, changes: readonly FieldChange[]): unknown {
  return apply(
    before,
    changes.map((change) => ({ ...change, rest: change.path })),
  );
}

interface Pending extends FieldChange {
  readonly rest: readonly Step[];
}

function apply(value: unknown, changes: readonly Pending[]): unknown {
  const whole = changes.find(({ rest, order }) => rest.length === 0 && order !== true);
  if (whole) return whole.after;
  const inside = changes.filter(({ rest }) => rest.length > 0);
  if (Array.isArray(value)) return applyToList(value, inside);
  if (!isRecord(value)) return value;
  const result: Record<string, unknown> = { ...value };
  for (const [step, own] of byStep(inside)) {
    const next = apply(value[step as string], own);
    if (next === undefined) delete result[step as string];
    else result[step as string] = next;
  }
  return result;
}

function applyToList(list: readonly unknown[], changes: readonly Pending[]): unknown {
  const placed = changes.every(({ rest }) => typeof rest[0] === 'number');
  return placed ? applyPlaced(list, changes) : applyKeyed(list, changes);
}

function applyPlaced(list: readonly unknown[], changes: readonly Pending[]): unknown {
  const gone = new Set(
    changes.filter(({ rest, operation }) => rest.length === 1 && operation === 'remove').map(({ rest }) => rest[0]),
  );
  const came = new Map(
    changes
      .filter(({ rest, operation }) => rest.length === 1 && operation === 'add')
      .map(({ rest, after }) => [rest[0], after]),
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

/** Equal for data that holds the same, whatever the order of its lists, with `null` as absent. */
export function sortedText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedText).sort().join()}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return `{${entries
    .map(([key, one]) => `${JSON.stringify(key)}:${sortedText(one)}`)
    .sort()
    .join()}}`;
}
