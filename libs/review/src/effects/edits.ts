import type { FieldChange } from '../diff/change.ts';
import type { FieldPath, Step } from '../diff/path.ts';
import { isRecord } from '../tree/fields.ts';
import type { Edit } from './row.ts';

/** The values below a field change that differ: a whole subtree that came or went is as many as it holds. */
export function editsOf(change: FieldChange, object: Edit['object']): readonly Edit[] {
  const { path, before, after, order } = change;
  if (order) return [{ object, path, before, after }];
  const edits: Edit[] = [];
  const walk = (value: unknown, at: FieldPath, side: 'before' | 'after'): void => {
    const entries = entriesOf(value);
    if (entries.length > 0) for (const [step, one] of entries) walk(one, [...at, step], side);
    else edits.push({ object, path: at, before: undefined, after: undefined, [side]: value });
  };
  const whole = entriesOf(before).length + entriesOf(after).length === 0;
  if (whole) return [{ object, path, before, after }];
  if (before !== undefined) walk(before, path, 'before');
  if (after !== undefined) walk(after, path, 'after');
  return edits;
}

function entriesOf(value: unknown): readonly (readonly [Step, unknown])[] {
  if (Array.isArray(value)) return [...value.entries()];
  return isRecord(value) ? Object.entries(value) : [];
}
