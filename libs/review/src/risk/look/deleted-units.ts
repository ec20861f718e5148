import { keyOnCluster } from '../../tree/objects-of.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { gone } from './changed.ts';
import { unitsOf } from './owned.ts';
import { expansionOf, isPreserving } from './expansion.ts';
import { cascades, prunedBy } from './prune.ts';
import { APPLICATION, APPLICATION_SET, HELM_RELEASE, KUSTOMIZATION, unitKey } from './sync-objects.ts';

/** A sync object that is deleted, and what it is or makes that takes everything it applies along. */
export interface DeletedUnit {
  readonly object: TreeObject;
  readonly units: readonly SyncUnit[];
}

/** Sync objects that leave the tree, are deleted for it, and delete what they apply. */
export function deletedUnits(comparison: Comparison): readonly DeletedUnit[] {
  const { before, after } = comparison;
  return gone(comparison, APPLICATION, APPLICATION_SET, KUSTOMIZATION, HELM_RELEASE).flatMap(({ before: object }) => {
    if (prunedBy(object) === undefined || after.find(keyOnCluster(object)) !== undefined) return [];
    const units = unitsOf(before, object).filter((unit) => cascades(unit) && !isAsleep(unit));
    return units.length > 0 || makesUnknown(before, object) ? [{ object, units }] : [];
  });
}

export function deletedUnitKeys(comparison: Comparison): ReadonlySet<string> {
  return new Set(deletedUnits(comparison).flatMap(({ units }) => units.map(unitKey)));
}

/**
 * Flux leaves alone what a suspended object applied.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#suspend
 */
function isAsleep({ engine, suspended }: SyncUnit): boolean {
  return engine === 'flux' && suspended;
}

/** Whether it is an ApplicationSet that makes Applications which nobody sees here. */
function makesUnknown(tree: Tree, object: TreeObject): boolean {
  const { manifest } = object;
  return manifest.kind === 'ApplicationSet' && !isPreserving(manifest) && expansionOf(tree, object).unknown.length > 0;
}
