import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { cascades, isKept } from './prune.ts';

/** What is deleted when these sync units are: everything that they apply, of those that cascade. */
export function appliedByUnits(tree: Tree, units: readonly SyncUnit[]): readonly TreeObject[] {
  const wanted = new Set(units.filter(cascades));
  if (wanted.size === 0) return [];
  return tree
    .objects()
    .filter((object) => object.units.some((unit) => wanted.has(unit) && !isKept(object, unit.engine)));
}
