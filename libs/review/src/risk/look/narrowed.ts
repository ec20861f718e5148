import type { FieldPath } from '../../diff/path.ts';
import { textOf } from '../../diff/equal.ts';
import { at, isRecord, listAt, textsAt } from '../../tree/fields.ts';

/** A place where a schema takes less than before. */
export interface Narrowing {
  readonly path: FieldPath;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly found: string;
}

const UPPER = ['maximum', 'maxLength', 'maxItems', 'maxProperties'];
const LOWER = ['minimum', 'minLength', 'minItems', 'minProperties'];
const PRESERVE = 'x-kubernetes-preserve-unknown-fields';

/** Where what was valid before may not be valid any more, or loses fields. */
export function* narrowed(before: unknown, after: unknown, path: FieldPath): Iterable<Narrowing> {
  if (!isRecord(before) || !isRecord(after)) return;
  const changed = (field: string, found: string): Narrowing => ({
    path: [...path, field],
    before: before[field],
    after: after[field],
    found,
  });
  if (before['type'] !== after['type'] && after['type'] !== undefined && after['x-kubernetes-int-or-string'] !== true) {
    yield changed('type', `must be ${String(after['type'])} now`);
  }
  for (const field of UPPER) if (isTighter(before[field], after[field], 1)) yield changed(field, `${field} is lower`);
  for (const field of LOWER) if (isTighter(before[field], after[field], -1)) yield changed(field, `${field} is higher`);
  if (after['pattern'] !== undefined && after['pattern'] !== before['pattern'])
    yield changed('pattern', 'another pattern');
  if (after['enum'] !== undefined && losesValues(before['enum'], after['enum']))
    yield changed('enum', 'takes fewer values');
  if (before['nullable'] === true && after['nullable'] !== true) yield changed('nullable', 'must not be null now');
  if (before[PRESERVE] === true && after[PRESERVE] !== true) yield changed(PRESERVE, 'unknown fields are dropped now');
  if (newRules(before, after)) yield changed('x-kubernetes-validations', 'has more validation rules');
  yield* narrowedProperties(before, after, path);
  yield* narrowed(before['items'], after['items'], [...path, 'items']);
  yield* narrowed(before['additionalProperties'], after['additionalProperties'], [...path, 'additionalProperties']);
}

type Schema = Readonly<Record<string, unknown>>;

function* narrowedProperties(before: Schema, after: Schema, path: FieldPath): Iterable<Narrowing> {
  const [was, is] = [before['properties'], after['properties']];
  const open = after[PRESERVE] === true || after['additionalProperties'] !== undefined;
  for (const [name, schema] of Object.entries(isRecord(was) ? was : {})) {
    const inside = [...path, 'properties', name];
    const next = isRecord(is) && Object.hasOwn(is, name) ? is[name] : undefined;
    if (next !== undefined) yield* narrowed(schema, next, inside);
    else if (!open) yield { path: inside, before: schema, found: `field ${name} is dropped` };
  }
  const required = textsAt(before, 'required');
  const added = textsAt(after, 'required').filter(
    (name) => !required.includes(name) && at(is, name, 'default') === undefined,
  );
  if (added.length > 0) {
    const found = `${added.join(', ')} must be there now`;
    yield { path: [...path, 'required'], before: before['required'], after: after['required'], found };
  }
}

/** @param direction - 1: a lower bound takes less; -1: a higher one does */
function isTighter(before: unknown, after: unknown, direction: 1 | -1): boolean {
  if (typeof after !== 'number') return false;
  return typeof before !== 'number' || (before - after) * direction > 0;
}

function losesValues(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before)) return true;
  const left = new Set((Array.isArray(after) ? (after as readonly unknown[]) : []).map(textOf));
  return before.some((value) => !left.has(textOf(value)));
}

function newRules(before: Schema, after: Schema): boolean {
  const known = new Set(listAt(before, 'x-kubernetes-validations').map((one) => at(one, 'rule')));
  return listAt(after, 'x-kubernetes-validations').some((one) => !known.has(at(one, 'rule')));
}
