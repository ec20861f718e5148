import type { SyncUnit } from '../../tree/sync-unit.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { type Edited, edited } from './changed.ts';
import { expansionOf, isNeverDeleting, isPreserving } from './expansion.ts';
import { unitsOf } from './owned.ts';
import { destinationText, sourceText } from './source-text.ts';
import { APPLICATION_SET } from './sync-objects.ts';

/** An ApplicationSet of both sides that deletes Applications it makes no more, and what they applied. */
export interface LosingSet {
  readonly object: TreeObject;
  /** Absent: the ApplicationSet itself is as it was, the folders and files that it reads are not. */
  readonly change?: Edited;
  /** Those that come again under another name, for the same source and destination. */
  readonly renamed: readonly { readonly before: SyncUnit; readonly after: SyncUnit }[];
  /** Those that do not come again. */
  readonly lost: readonly SyncUnit[];
  /** Why it may have made more than anybody sees here. */
  readonly unknown: readonly string[];
}

export function losingSets(comparison: Comparison): readonly LosingSet[] {
  const { before, after, changes } = comparison;
  if (changes.length === 0) return [];
  const edits = new Map(edited(comparison, APPLICATION_SET).map((change) => [keyOnCluster(change.after), change]));
  const sets = [...after.clusters.keys()].flatMap((cluster) => after.of(cluster, 'argoproj.io', 'ApplicationSet'));
  return sets.flatMap((object) => {
    const old = before.find(keyOnCluster(object));
    if (old === undefined || staysSafe(old, object)) return [];
    const change = edits.get(keyOnCluster(object));
    const unknown = change ? expansionOf(before, old).unknown : [];
    const [was, is] = [unitsOf(before, old), unitsOf(after, object)];
    const kept = new Set(is.map(({ name }) => name));
    const known = new Set(was.map(({ name }) => name));
    const came = new Map(is.filter(({ name }) => !known.has(name)).map((unit) => [placeText(unit), unit]));
    const gone = was.filter(({ name }) => !kept.has(name)).map((unit) => ({ unit, again: came.get(placeText(unit)) }));
    const renamed = gone.flatMap(({ unit, again }) => (again ? [{ before: unit, after: again }] : []));
    const lost = gone.flatMap(({ unit, again }) => (again ? [] : [unit]));
    return [{ object, ...(change && { change }), renamed, lost, unknown }];
  });
}

/** Whether it deletes no Application, or nothing with it, on either side. */
function staysSafe(old: TreeObject, object: TreeObject): boolean {
  return [isNeverDeleting, isPreserving].some((says) => says(old.manifest) && says(object.manifest));
}

function placeText({ manifest }: SyncUnit): string {
  return `${destinationText(manifest)} ${sourceText(manifest)}`;
}
