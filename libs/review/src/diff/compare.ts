import { groupOf, type Manifest } from '@delivery/manifest';
import { keyOnCluster, objectsOf } from '../tree/tree-of.ts';
import type { Placement, Tree, TreeObject } from '../tree/tree.ts';
import type { Change, ObjectKey, TreeDiff } from './change.ts';
import { diffFields, type MergeKeysAt } from './fields.ts';

/** How elements of the lists of an object are told apart. */
export type KeysOf = (object: Manifest) => MergeKeysAt;

/** What each cluster would run otherwise. Reads only files that differ, or that something else applies. */
export function diffTrees(before: Tree, after: Tree, keysOf: KeysOf = () => () => undefined): TreeDiff {
  const old = differing(before.placements, after.placements);
  const next = differing(after.placements, before.placements);
  const pairs = new Map<string, { before: TreeObject[]; after: TreeObject[] }>();
  const pairOf = (key: string) => pairs.get(key) ?? pairs.set(key, { before: [], after: [] }).get(key)!;
  for (const object of old.flatMap(objectsOf)) pairOf(keyOnCluster(object)).before.push(object);
  for (const object of next.flatMap(objectsOf)) pairOf(keyOnCluster(object)).after.push(object);
  const changes = [...pairs].flatMap(([id, pair]) => changesOf(id, pair, keysOf));
  return { changes, opaque: [] };
}

/** Files that the other side does not have in the same place, with the same bytes, for the same sync objects. */
function differing(placements: readonly Placement[], others: readonly Placement[]): readonly Placement[] {
  const known = new Set(others.map(fingerprint));
  return placements.filter((placement) => !known.has(fingerprint(placement)));
}

function fingerprint({ file, cluster, app, units }: Placement): string {
  return [file.id, file.path, cluster, app, ...units.map(({ namespace, name }) => `${namespace}/${name}`)].join('\0');
}

function changesOf(
  id: string,
  { before, after }: { readonly before: readonly TreeObject[]; readonly after: readonly TreeObject[] },
  keysOf: KeysOf,
): Change[] {
  const changes: Change[] = [];
  const rest = [...before];
  const counted = (file: string) => (changes.length === 0 ? id : `${id}#${file}`);
  for (const object of after) {
    const same = rest.findIndex(({ file }) => file === object.file);
    const [old] = rest.splice(Math.max(same, 0), 1);
    changes.push(
      old
        ? changed(counted(object.file), old, object, keysOf)
        : { ...head(counted(object.file), object), operation: 'add', after: object, fields: [] },
    );
  }
  for (const object of rest)
    changes.push({ ...head(counted(object.file), object), operation: 'remove', before: object, fields: [] });
  return changes;
}

function changed(id: string, before: TreeObject, after: TreeObject, keysOf: KeysOf): Change {
  const fields = diffFields(before.manifest, after.manifest, keysOf(after.manifest));
  const moved = before.app !== after.app || unitsText(before) !== unitsText(after);
  const operation = moved ? 'move' : fields.length === 0 ? 'formatting' : 'change';
  return { ...head(id, after), operation, before, after, fields };
}

function unitsText({ units }: TreeObject): string {
  return units.map(({ namespace, name }) => `${namespace}/${name}`).join(' ');
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
