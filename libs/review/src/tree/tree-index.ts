import { groupOf } from '@delivery/manifest';
import { grouped } from '../grouped.ts';
import { keyOnCluster, objectsOf } from './objects-of.ts';
import type { Placement, Tree, TreeObject } from './tree.ts';

/** Answers questions about the objects of a tree, and parses no more of it than a question needs. */
export function indexOf(placements: readonly Placement[]): Pick<Tree, 'objects' | 'of' | 'on' | 'find' | 'all'> {
  let index: Index | undefined;
  const get = () => (index ??= indexed(placements.flatMap(objectsOf)));
  const kinds = new Map<string, Index>();
  const withKind = (kind: string) => {
    if (index) return index;
    const known = kinds.get(kind);
    if (known) return known;
    const some = indexed(placements.filter(({ file }) => file.mentions(kind)).flatMap(objectsOf));
    kinds.set(kind, some);
    return some;
  };
  return {
    objects: () => get().objects,
    of: (cluster, group, kind) => withKind(kind).byKind().get(`${cluster}/${group}/${kind}`) ?? [],
    on: (cluster) => get().byCluster().get(cluster) ?? [],
    find: (key) => get().byKey().get(key)?.[0],
    all: (key) => get().byKey().get(key) ?? [],
  };
}

/** Each part is made when somebody asks for it first. */
interface Index {
  readonly objects: readonly TreeObject[];
  readonly byKey: () => Groups;
  readonly byKind: () => Groups;
  readonly byCluster: () => Groups;
}

type Groups = ReadonlyMap<string, readonly TreeObject[]>;

function indexed(objects: readonly TreeObject[]): Index {
  return {
    objects,
    byKey: once(() => grouped(objects, keyOnCluster)),
    byKind: once(() => grouped(objects, ({ cluster, manifest }) => `${cluster}/${groupOf(manifest)}/${manifest.kind}`)),
    byCluster: once(() => grouped(objects, ({ cluster }) => cluster)),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
