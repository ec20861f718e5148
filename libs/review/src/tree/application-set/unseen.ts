import { nameOf } from '@delivery/manifest';
import type { Tree } from '../tree.ts';
import { expand } from './expand.ts';

/** One line for each ApplicationSet that may make Applications which are not in this tree, and why. */
export function unseen(tree: Tree): readonly string[] {
  const sets = [...tree.clusters.keys()].flatMap((cluster) => tree.of(cluster, 'argoproj.io', 'ApplicationSet'));
  if (sets.length === 0) return [];
  const files = [...new Set(tree.placements.map(({ file }) => file))];
  const lines = sets.flatMap(({ manifest }) => {
    const { unknown } = expand(manifest, files);
    return unknown.length === 0 ? [] : [`${nameOf(manifest)}: nobody sees here what ${unknown.join(' and ')} gives`];
  });
  return [...new Set(lines)];
}
