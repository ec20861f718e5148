import type { FieldChange } from '../../diff/change.ts';
import type { FieldPath } from '../../diff/path.ts';
import { at } from '../../tree/fields.ts';
import type { Edited } from './changed.ts';

/** A field of an edited object that differs, itself or something in it. */
export interface Touched {
  readonly object: Edited['after'];
  readonly field: FieldPath;
  /** Absent: it was not there. */
  readonly before?: unknown;
  /** Absent: it is not there any more. */
  readonly after?: unknown;
}

/** The whole value of a field on both sides, when it differs. For keys with dots, and where one hit is enough for all that is below. */
export function touched(change: Edited, ...path: readonly string[]): Touched | undefined {
  if (!change.fields.some(({ path: changed }) => meets(changed, path))) return undefined;
  return {
    object: change.after,
    field: path,
    before: at(change.before.manifest, ...path),
    after: at(change.after.manifest, ...path),
  };
}

function meets(changed: FieldChange['path'], path: readonly string[]): boolean {
  return path.every((step, i) => changed[i] === undefined || changed[i] === step);
}
