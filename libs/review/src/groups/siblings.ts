import type { Change } from '../diff/change.ts';
import { objectsOf } from '../tree/objects-of.ts';
import type { Placement, Tree, TreeObject } from '../tree/tree.ts';
import { keyOf } from '@delivery/manifest';
import { objectName } from './atom.ts';

const byPath = new WeakMap<Tree, ReadonlyMap<string, Placement>>();

/**
 * What a changed object is on another cluster: in the file whose path differs only in the name of the cluster, or in the same one.
 * Reads that file alone, since the whole of a tree would have to be read to find an object of which nothing but its key is known.
 */
export function objectLike(tree: Tree, change: Change, cluster: string): TreeObject | undefined {
  const { file } = change.after ?? change.before;
  const own = change.key.cluster;
  const path =
    own === ''
      ? file
      : file
          .split('/')
          .map((part) => (part === own ? cluster : part))
          .join('/');
  const placement = placementsByPath(tree).get(`${cluster}\0${path}`);
  const name = objectName(change);
  return placement && objectsOf(placement).find(({ manifest }) => keyOf(manifest) === name);
}

function placementsByPath(tree: Tree): ReadonlyMap<string, Placement> {
  const known = byPath.get(tree);
  if (known) return known;
  const made = new Map(tree.placements.map((placement) => [`${placement.cluster}\0${placement.file.path}`, placement]));
  byPath.set(tree, made);
  return made;
}
