import { keyOf } from '@delivery/manifest';
import type { Change } from '../diff/change.ts';
import { objectsOf } from '../tree/objects-of.ts';
import type { Placement, Tree, TreeObject } from '../tree/tree.ts';
import { objectName } from './atom.ts';

const byPath = new WeakMap<Tree, ReadonlyMap<string, ReadonlyMap<string, Placement>>>();

/** One and the same service runs as the first on some clusters and as the second on others: beginnings of files and of keys. */
const TWINS = { 'deployment.apps_': 'rollout.argoproj.io_', 'apps/Deployment/': 'argoproj.io/Rollout/' };
const TWIN = new Map([...Object.entries(TWINS), ...Object.entries(TWINS).map(([a, b]) => [b, a] as const)]);
const KIND = new RegExp(`(?<=^|/)(?:${[...TWIN.keys()].join('|').replaceAll('.', '\\.')})`);

/** Finds what an object is on another cluster. */
export type Like = (tree: Tree, cluster: string) => TreeObject | undefined;

/**
 * What a changed object is on another cluster: in the file whose path differs only in the name of the cluster, or in the same one.
 * Reads that file alone, since the whole of a tree would have to be read to find an object of which nothing but its key is known.
 */
export function objectLike(change: Change): Like {
  const [pathOn, name] = [pathsOf(change), objectName(change)];
  return (tree, cluster) => objectIn(tree, cluster, pathOn(cluster), name);
}

/** The same; where the cluster has no such Deployment, the Rollout in its place, or the other way round. */
export function workloadLike(change: Change): Like {
  const like = objectLike(change);
  const name = objectName(change);
  const other = twin(name);
  if (other === name) return like;
  const pathOn = pathsOf(change, twin);
  return (tree, cluster) => like(tree, cluster) ?? objectIn(tree, cluster, pathOn(cluster), other);
}

function twin(text: string): string {
  return text.replace(KIND, (kind) => TWIN.get(kind) ?? kind);
}

/** The file of a change by cluster. */
function pathsOf({ after, before, key }: Change, renamed = (path: string) => path): (cluster: string) => string {
  const file = renamed((after ?? before).file);
  if (key.cluster === '') return () => file;
  const parts = `/${file}/`.split(`/${key.cluster}/`);
  return (cluster) => parts.join(`/${cluster}/`).slice(1, -1);
}

function objectIn(tree: Tree, cluster: string, path: string, name: string): TreeObject | undefined {
  const placement = placementsByPath(tree).get(cluster)?.get(path);
  return placement && objectsIn(placement).get(name);
}

const byName = new WeakMap<Placement, ReadonlyMap<string, TreeObject>>();

function objectsIn(placement: Placement): ReadonlyMap<string, TreeObject> {
  const known = byName.get(placement);
  if (known) return known;
  const made = new Map(objectsOf(placement).map((object) => [keyOf(object.manifest), object]));
  byName.set(placement, made);
  return made;
}

/** By cluster, then by path. */
function placementsByPath(tree: Tree): ReadonlyMap<string, ReadonlyMap<string, Placement>> {
  const known = byPath.get(tree);
  if (known) return known;
  const made = new Map<string, Map<string, Placement>>();
  for (const placement of tree.placements) {
    const { cluster, file } = placement;
    const own = made.get(cluster);
    if (own) own.set(file.path, placement);
    else made.set(cluster, new Map([[file.path, placement]]));
  }
  byPath.set(tree, made);
  return made;
}
