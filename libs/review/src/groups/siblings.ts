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

/**
 * What a changed object is on another cluster: in the file whose path differs only in the name of the cluster, or in the same one.
 * Reads that file alone, since the whole of a tree would have to be read to find an object of which nothing but its key is known.
 */
export function objectLike(tree: Tree, change: Change, cluster: string): TreeObject | undefined {
  return objectIn(tree, cluster, pathOn(change, cluster), objectName(change));
}

/** The same; where the cluster has no such Deployment, the Rollout in its place, or the other way round. */
export function workloadLike(tree: Tree, change: Change, cluster: string): TreeObject | undefined {
  const [path, name] = [pathOn(change, cluster), objectName(change)];
  return objectIn(tree, cluster, path, name) ?? objectIn(tree, cluster, twin(path), twin(name));
}

function twin(text: string): string {
  return text.replace(KIND, (kind) => TWIN.get(kind) ?? kind);
}

function pathOn({ after, before, key }: Change, cluster: string): string {
  const { file } = after ?? before;
  return key.cluster === '' ? file : `/${file}/`.replaceAll(`/${key.cluster}/`, `/${cluster}/`).slice(1, -1);
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
