import { keyOf } from '@delivery/manifest';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { come, gone } from './changed.ts';
import { appliedBy, unitsOf } from './owned.ts';
import { destinationText, sourceText } from './source-text.ts';
import { APPLICATION, KUSTOMIZATION } from './sync-objects.ts';

/** A sync object that comes again under another name or in another namespace. */
export interface RenamedUnit {
  readonly before: SyncUnit;
  readonly after: SyncUnit;
  /** The sync object as it comes, and as it was. */
  readonly object: TreeObject;
  readonly old: TreeObject;
}

/** So much of what the new one applies the old one applied. */
const SHARE = 0.8;

/** Sync objects that go while one comes that applies the same to the same place. */
export function renamedUnits(comparison: Comparison): readonly RenamedUnit[] {
  const lost = sides(
    comparison.before,
    gone(comparison, APPLICATION, KUSTOMIZATION).map(({ before }) => before),
  );
  const found = sides(
    comparison.after,
    come(comparison, APPLICATION, KUSTOMIZATION).map(({ after }) => after),
  );
  if (lost.length === 0 || found.length === 0) return [];
  const byKey = new Map<string, Side[]>();
  for (const side of lost) for (const key of side.keys) byKey.set(key, [...(byKey.get(key) ?? []), side]);
  return found.flatMap((side) => {
    const shared = new Map<Side, number>();
    for (const key of side.keys) for (const one of byKey.get(key) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
    const [old] = [...shared].find(([, count]) => count >= side.keys.length * SHARE) ?? [];
    return old ? [{ before: old.unit, after: side.unit, object: side.object, old: old.object }] : [];
  });
}

interface Side {
  readonly object: TreeObject;
  readonly unit: SyncUnit;
  readonly keys: readonly string[];
}

/** With what each applies and where to; of one whose objects are not in this tree, where it takes them from. */
function sides(tree: Tree, objects: readonly TreeObject[]): readonly Side[] {
  return objects.flatMap((object) =>
    unitsOf(tree, object).map((unit) => {
      const to = [unit.engine, unit.cluster, destinationText(unit.manifest)].join(' ');
      const applied = [...new Set(appliedBy(tree, object).map(({ manifest }) => `${to} ${keyOf(manifest)}`))];
      return { object, unit, keys: applied.length > 0 ? applied : [`${to} ${sourceText(unit.manifest)}`] };
    }),
  );
}
