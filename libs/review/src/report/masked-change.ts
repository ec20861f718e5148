import { mask } from '@delivery/manifest';
import type { Change, FieldChange } from '../diff/change.ts';
import type { FieldPath, Step } from '../diff/path.ts';
import type { TreeObject } from '../tree/tree.ts';
import { maskedObject } from './masked.ts';
import { valueAt } from './value-at.ts';

/** The same change, of which nothing shows a secret. Where only secrets differ, the fields say that they do. */
export function maskedChange(change: Change): Change {
  const before = change.before && masked(change.before);
  const after = change.after && masked(change.after);
  if (before?.manifest === change.before?.manifest && after?.manifest === change.after?.manifest) return change;
  const fields = change.fields.map((field) => maskedField(field, before, after));
  return { ...change, ...(before && { before }), ...(after && { after }), fields } as Change;
}

function masked(object: TreeObject): TreeObject {
  const manifest = maskedObject(object.manifest);
  return manifest === object.manifest ? object : { ...object, manifest };
}

function maskedField(field: FieldChange, before: TreeObject | undefined, after: TreeObject | undefined): FieldChange {
  const old = field.before === undefined ? undefined : hidden(field.before, valueAt(before?.manifest, field.path));
  const next = field.after === undefined ? undefined : hidden(field.after, valueAt(after?.manifest, field.path));
  const same = field.operation === 'replace' && JSON.stringify(old) === JSON.stringify(next);
  return {
    ...field,
    path: maskedPath(field.path),
    ...(old !== undefined && { before: old }),
    ...(next !== undefined && { after: same && typeof next === 'string' ? `${next} (another one)` : next }),
  };
}

/** An element may be told apart by a value that is a secret. */
export function maskedPath(path: FieldPath): FieldPath {
  return path.map(maskedStep);
}

function maskedStep(step: Step): Step {
  if (typeof step === 'number') return step;
  if (typeof step === 'string') return mask(step);
  return Object.fromEntries(Object.entries(step).map(([key, value]) => [key, mask(value)]));
}

/** What the masked object has there; of what it does not have, the value with everything hidden that looks like a secret. */
function hidden(value: unknown, known: unknown): unknown {
  if (known !== undefined) return known;
  return typeof value === 'string' ? mask(value) : (JSON.parse(mask(JSON.stringify(value))) as unknown);
}
