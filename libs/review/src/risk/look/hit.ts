import type { Change, FieldChange } from '../../diff/change.ts';
import type { RuleHit } from '../rule.ts';
import { prunedBy } from './prune.ts';
import type { TreeObject } from '../../tree/tree.ts';

/** A hit at a field that differs. */
export function hitAt(
  { before, after }: Change,
  field: Pick<FieldChange, 'path' | 'before' | 'after'>,
  found: string,
): RuleHit {
  const values = {
    ...('before' in field && { before: field.before }),
    ...('after' in field && { after: field.after }),
  };
  return { object: (after ?? before)!, field: field.path, ...values, found };
}

/** An object that its engine deletes; undefined for one that it leaves alone. */
export function hitGone(object: TreeObject, found: string): RuleHit | undefined {
  return prunedBy(object) === undefined ? undefined : { object, field: [], found, deletes: [object] };
}
