import type { Change, FieldChange } from '../diff/change.ts';
import { equal } from '../diff/equal.ts';
import { isHook } from '../risk/look/forced.ts';
import { isKept, prunedBy } from '../risk/look/prune.ts';
import type { TreeObject } from '../tree/tree.ts';
import { editsOf } from './edits.ts';
import { type Effect, worstEffect } from './effect.ts';
import { rowOf } from './match.ts';
import { isForced, isLeftAlone } from './options.ts';
import type { Edit } from './row.ts';

/**
 * What applying a change does to its object, or one field of it alone. Whoever puts an object in the place of another one, or deletes it,
 * does so with all its fields.
 */
export function effectOf(change: Change, field?: FieldChange): Effect {
  const { before, after, operation } = change;
  switch (operation) {
    case 'formatting':
      return 'none';
    case 'add':
      return 'live';
    case 'remove':
      return prunedBy(before) === undefined ? 'none' : 'delete';
    case 'rename':
      return prunedBy(before) === undefined ? 'live' : 'recreate';
    case 'change':
    case 'move':
      if (field) return effectOfField(before, after, field);
      return worstEffect([
        effectOfMove(before, after),
        ...change.fields.map((one) => effectOfField(before, after, one)),
      ]);
  }
}

function effectOfField(before: TreeObject, after: TreeObject, field: FieldChange): Effect {
  if (isLeftAlone(after)) return 'none';
  const edits = editsOf(field, { before: before.manifest, after: after.manifest });
  const effect = worstEffect(edits.map(effectOfEdit));
  return effect === 'refused' && (isForced(after) || isHook(after)) ? 'recreate' : effect;
}

function effectOfEdit(edit: Edit): Effect {
  const row = rowOf(edit);
  if (row === undefined) return 'live';
  const { default: filled } = row;
  return filled !== undefined && equal(edit.before ?? filled, edit.after ?? filled) ? 'none' : row.effect;
}

/** A sync object that no longer applies it, and prunes, deletes it when it sees so first. */
function effectOfMove(before: TreeObject, after: TreeObject): Effect {
  const stays = new Set(after.units.map(idOf));
  const isTaken = before.units.some((unit) => unit.prunes && !isKept(before, unit.engine) && !stays.has(idOf(unit)));
  if (!isTaken) return 'none';
  return after.units.length === 0 ? 'delete' : 'recreate';
}

function idOf({ engine, namespace, name }: TreeObject['units'][number]): string {
  return `${engine} ${namespace}/${name}`;
}
