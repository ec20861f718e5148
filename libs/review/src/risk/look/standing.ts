import { groupOf } from '@delivery/manifest';
import { grouped } from '../../grouped.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { Tree } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { gone } from './changed.ts';
import { prunedBy } from './prune.ts';

const known = new WeakMap<Comparison, Tree>();

/**
 * What stands on the clusters after the change: the new side, and what leaves the tree while its engine leaves it alone, e.g. for
 * `Prune=false`.
 */
export function standing(comparison: Comparison): Tree {
  const tree = known.get(comparison) ?? withLeft(comparison);
  known.set(comparison, tree);
  return tree;
}

function withLeft(comparison: Comparison): Tree {
  const { before, after } = comparison;
  const left = gone(comparison)
    .map((change) => change.before)
    .filter((object) => prunedBy(object) === undefined && after.find(keyOnCluster(object)) === undefined);
  if (left.length === 0) return after;
  const byKey = grouped(left, keyOnCluster);
  const own = grouped(left, ({ cluster }) => cluster);
  const all = (key: string) => [...after.all(key), ...(byKey.get(key) ?? [])];
  return {
    ...after,
    units: [...after.units, ...before.units.filter((unit) => byKey.has(keyOnCluster(unit)))],
    objects: () => [...after.objects(), ...left],
    of: (cluster, group, kind) => [
      ...after.of(cluster, group, kind),
      ...(own.get(cluster) ?? []).filter(({ manifest }) => manifest.kind === kind && groupOf(manifest) === group),
    ],
    on: (cluster) => [...after.on(cluster), ...(own.get(cluster) ?? [])],
    find: (key) => all(key)[0],
    all,
  };
}
