import { groupOf, type Manifest } from '@delivery/manifest';
import { grouped } from '../grouped.ts';
import { keyOnCluster, objectsOf } from '../tree/objects-of.ts';
import type { Placement, Tree, TreeObject } from '../tree/tree.ts';
import { unshared } from '../unshared.ts';
import type { Change, ObjectKey, TreeDiff } from './change.ts';
import { diffFields, type MergeKeysAt } from './fields.ts';
import { isMoved } from './moves.ts';
import { diffOpaque } from './opaque.ts';
import { compareChanges } from './order.ts';
import { findRenames } from './renames.ts';

/** How elements of the lists of an object are told apart. */
export type KeysOf = (object: Manifest) => MergeKeysAt;

/** What each cluster would run otherwise. Reads only files that differ, or that something else applies. */
export function diffTrees(before: Tree, after: Tree, keysOf: KeysOf = () => () => undefined): TreeDiff {
  const old = differing(before.placements, after.placements);
  const next = differing(after.placements, before.placements);
  const sides = new Map<string, Sides>();
  const sidesOf = (object: TreeObject) => {
    const key = keyOnCluster(object);
    return sides.get(key) ?? sides.set(key, { before: [], after: [] }).get(key)!;
  };
  for (const object of old.flatMap(objectsOf)) sidesOf(object).before.push(object);
  for (const object of next.flatMap(objectsOf)) sidesOf(object).after.push(object);
  const changes = [...sides].flatMap(([id, pair]) => changesOf(id, pair, keysOf));
  return {
    changes: withRenames(changes, keysOf).sort(compareChanges),
    opaque: diffOpaque({ before, after }, old, next),
  };
}

/** Files that the other side does not have in the same place, with the same bytes, for the same sync objects. */
function differing(placements: readonly Placement[], others: readonly Placement[]): readonly Placement[] {
  const own = unshared(placements, others);
  if (own.length === 0) return own;
  const paths = new Set(own.map(({ file }) => file.path));
  const alike = others.filter(({ file }) => paths.has(file.path));
  const known = new Set(alike.map(fingerprint));
  const applied = new Set(alike.filter(({ cluster }) => cluster !== '').map(({ file }) => file.path));
  // A file that is for no cluster any more, or not yet, is a change of the clusters that the other side names.
  const isSpare = ({ cluster, file }: Placement) => cluster === '' && applied.has(file.path);
  return own.filter((placement) => !known.has(fingerprint(placement)) && !isSpare(placement));
}

function fingerprint({ file, cluster, app, units }: Placement): string {
  const applied = units.map(({ namespace, name, targetNamespace }) => `${namespace}/${name}/${targetNamespace ?? ''}`);
  return [file.id, file.path, cluster, app, ...applied].join('\0');
}

/** The objects of one key: more than one where several files hold it. */
interface Sides {
  readonly before: TreeObject[];
  readonly after: TreeObject[];
}

/** Those of one file belong together, the first with the first; what is left in the order in which it stands. */
function changesOf(id: string, { before, after }: Sides, keysOf: KeysOf): readonly Change[] {
  if (before.length < 2 && after.length < 2) return [changeOf(id, before[0], after[0], keysOf)];
  const olds = new Map([...grouped(before, ({ file }) => file)].map(([file, objects]) => [file, [...objects]]));
  const inPlace = after.map((object) => [olds.get(object.file)?.shift(), object] as const);
  const rest = [...olds.values()].flat();
  const pairs = inPlace.map(([old, object]): readonly [TreeObject | undefined, TreeObject] => [
    old ?? rest.shift(),
    object,
  ]);
  const ids = new Set<string>();
  return [...pairs, ...rest.map((object) => [object, undefined] as const)].map(([old, next], nth) => {
    const inFile = `${id}#${(next ?? old)!.file}`;
    const own = nth === 0 ? id : ids.has(inFile) ? `${inFile}#${nth}` : inFile;
    ids.add(own);
    return changeOf(own, old, next, keysOf);
  });
}

function changeOf(id: string, before: TreeObject | undefined, after: TreeObject | undefined, keysOf: KeysOf): Change {
  if (before === undefined) return { ...head(id, after!), operation: 'add', after: after!, fields: [] };
  if (after === undefined) return { ...head(id, before), operation: 'remove', before, fields: [] };
  const fields = diffFields(before.manifest, after.manifest, keysOf(after.manifest));
  const unmoved = fields.length === 0 ? 'formatting' : 'change';
  return { ...head(id, after), operation: isMoved(before, after) ? 'move' : unmoved, before, after, fields };
}

function head(id: string, { cluster, app, manifest }: TreeObject): { id: string; key: ObjectKey; app: string } {
  const { kind, metadata } = manifest;
  const { namespace, name } = metadata;
  return {
    id,
    app,
    key: { cluster, group: groupOf(manifest), kind, ...(namespace !== undefined && { namespace }), name },
  };
}

function withRenames(changes: readonly Change[], keysOf: KeysOf): Change[] {
  const renames = findRenames(changes);
  const replaced = new Set<Change>(renames.flatMap(({ removed, added }) => [removed, added]));
  const renamed = renames.map(({ removed: { key: from, before }, added: { id, key, app, after } }): Change => ({
    ...{ id, key, app, from, before, after },
    operation: 'rename',
    fields: diffFields(before.manifest, after.manifest, keysOf(after.manifest)),
  }));
  return [...changes.filter((change) => !replaced.has(change)), ...renamed];
}
