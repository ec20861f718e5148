import { groupOf, type Manifest } from '@delivery/manifest';
import { at, mapAt, textsAt } from '../../tree/fields.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { podLabels } from './pods.ts';
import { takes } from './selector.ts';
import type { Selector } from './selectors.ts';

interface Labelled {
  readonly object: TreeObject;
  readonly labels: Readonly<Record<string, string>>;
}

/** What the selector of an object takes: workloads by the labels of their pods, or Services by their own. */
export function takenBy(
  tree: Tree,
  { cluster, manifest }: TreeObject,
  { of, selector }: Selector,
): readonly TreeObject[] {
  return namespacesOf(manifest).flatMap((namespace) => selectedIn(tree, cluster, namespace, of, selector));
}

/**
 * Workloads whose pods a selector takes.
 *
 * @param namespace - in which the selector looks; undefined: in all
 */
export function workloadsTaken(
  tree: Tree,
  cluster: string,
  namespace: string | undefined,
  selector: unknown,
): readonly TreeObject[] {
  return selectedIn(tree, cluster, namespace ?? '', 'pods', selector);
}

function selectedIn(
  tree: Tree,
  cluster: string,
  namespace: string,
  of: string,
  selector: unknown,
): readonly TreeObject[] {
  const room = roomsOf(tree, cluster).get(`${of}/${namespace}`);
  if (room === undefined) return [];
  return fewest(room, Object.entries(mapAt(selector, 'matchLabels')).map(labelText))
    .filter((one) => takes(selector, one.labels))
    .map(({ object }) => object);
}

/** Those of a room that have the rarest of some labels: there are few to look at. */
function fewest(room: Room, labels: readonly string[]): readonly Labelled[] {
  if (room.all.length <= FEW || labels.length === 0) return room.all;
  const byLabel = (room.byLabel ??= labelled(room.all));
  return labels
    .map((label) => byLabel.get(label) ?? [])
    .reduce((least, list) => (list.length < least.length ? list : least));
}

/** Where a monitor looks; everything else looks at home. `''` is everywhere. */
function namespacesOf(manifest: Manifest): readonly string[] {
  if (at(manifest, 'spec', 'namespaceSelector', 'any') === true) return [''];
  const named = textsAt(manifest, 'spec', 'namespaceSelector', 'matchNames');
  return named.length > 0 ? named : [manifest.metadata.namespace ?? ''];
}

/** Where a selector looks: a namespace, or a whole cluster. */
interface Room {
  readonly all: Labelled[];
  /** When there is enough to look for. */
  byLabel?: ReadonlyMap<string, readonly Labelled[]>;
}

/** So many are looked through faster than an index is made. */
const FEW = 16;

function labelled(all: readonly Labelled[]): ReadonlyMap<string, readonly Labelled[]> {
  const byLabel = new Map<string, Labelled[]>();
  for (const one of all) {
    for (const label of Object.entries(one.labels).map(labelText)) {
      const others = byLabel.get(label);
      if (others) others.push(one);
      else byLabel.set(label, [one]);
    }
  }
  return byLabel;
}

function labelText([name, value]: readonly [string, string]): string {
  return `${name}=${value}`;
}

/** By `<pods or services>/<namespace>`. */
type Rooms = ReadonlyMap<string, Room>;

const known = new WeakMap<Tree, Map<string, Rooms>>();

function roomsOf(tree: Tree, cluster: string): Rooms {
  const byCluster = known.get(tree) ?? new Map<string, Rooms>();
  known.set(tree, byCluster);
  const rooms = byCluster.get(cluster) ?? readRooms(tree, cluster);
  byCluster.set(cluster, rooms);
  return rooms;
}

function readRooms(tree: Tree, cluster: string): Rooms {
  const rooms = new Map<string, Room>();
  const add = (of: string, one: Labelled) => {
    for (const namespace of new Set([one.object.manifest.metadata.namespace ?? '', ''])) {
      const room = rooms.get(`${of}/${namespace}`);
      if (room) room.all.push(one);
      else rooms.set(`${of}/${namespace}`, { all: [one] });
    }
  };
  for (const object of tree.on(cluster)) {
    const { manifest } = object;
    const pods = podLabels(manifest);
    if (pods) add('pods', { object, labels: pods });
    if (manifest.kind === 'Service' && groupOf(manifest) === '')
      add('services', { object, labels: mapAt(manifest, 'metadata', 'labels') });
  }
  return rooms;
}
