import { groupOf, type Manifest } from '@delivery/manifest';
import { listAt, textAt } from '../../fields.ts';
import type { World } from '../../world.ts';
import { foldersOf } from '../references/sync/sources.ts';
import { objectsIn } from '../references/sync/synced-by.ts';

/** In which order the engines create what the sync objects of a cluster hold. */
export interface SyncOrder {
  /**
   * The Applications or Kustomizations by which an object comes to the cluster, from the root; one of these is the last of its own.
   * Empty for what comes from outside, or is applied by hand before any engine runs.
   */
  readonly syncsOf: (object: Manifest) => readonly Manifest[];
  /** Whether all of one is there and healthy before the other is begun. */
  readonly isBefore: (first: Manifest, then: Manifest) => boolean;
}

const WAVE = 'argocd.argoproj.io/sync-wave';

export function syncOrderOf(world: World): SyncOrder {
  const syncs = new Map([
    ...world.of('argoproj.io', 'Application').map((sync) => [sync, foldersOf(sync)] as const),
    ...world
      .of('kustomize.toolkit.fluxcd.io', 'Kustomization')
      .map((sync) => [sync, [textAt(sync, 'spec', 'path') ?? ''].filter(Boolean)] as const),
  ]);
  const inFolder = objectsIn(world, [...syncs.values()].flat());
  const owner = new Map<Manifest, Manifest>();
  // the folder of the root holds the sync objects: whoever is deeper comes later, and wins
  const byDepth = [...syncs].flatMap(([sync, folders]) => folders.map((folder) => ({ sync, folder }))).sort(byLength);
  for (const { sync, folder } of byDepth) {
    for (const object of inFolder.get(folder) ?? []) owner.set(object, sync);
  }
  const after = new Map<Manifest, ReadonlySet<Manifest>>();
  const chainOf = (sync: Manifest | undefined): readonly Manifest[] => {
    const chain: Manifest[] = [];
    for (let next = sync; next !== undefined && !chain.includes(next); next = owner.get(next)) chain.unshift(next);
    return chain;
  };
  const { cluster } = world.facts;
  const byHand = cluster === undefined ? undefined : `generated/clusters/${cluster}/bootstrap/`;
  return {
    syncsOf(object) {
      if (byHand !== undefined && world.fileOf(object).startsWith(byHand)) return [];
      return chainOf(syncs.has(object) ? object : owner.get(object));
    },
    isBefore(first, then) {
      if (isApplication(first) && isApplication(then)) return waveOf(first) < waveOf(then);
      const known = after.get(then) ?? dependenciesOf(then, world);
      after.set(then, known);
      return known.has(first);
    },
  };
}

/** An Application without a wave is in wave 0. */
export function waveOf({ metadata }: Manifest): number {
  return Number(metadata.annotations?.[WAVE] ?? 0);
}

export function isApplication(object: Manifest): boolean {
  return groupOf(object) === 'argoproj.io';
}

/** Everything that a Kustomization waits for, directly or not. */
function dependenciesOf(start: Manifest, world: World): ReadonlySet<Manifest> {
  const found = new Set<Manifest>();
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const dependency of listAt(next, 'spec', 'dependsOn')) {
      const namespace = textAt(dependency, 'namespace') ?? next.metadata.namespace;
      const name = textAt(dependency, 'name') ?? '';
      const object = world.find('kustomize.toolkit.fluxcd.io', 'Kustomization', namespace, name);
      if (object === undefined || found.has(object)) continue;
      found.add(object);
      open.push(object);
    }
  }
  return found;
}

function byLength(a: { readonly folder: string }, b: { readonly folder: string }): number {
  return a.folder.replace(/^\.\//, '').length - b.folder.replace(/^\.\//, '').length;
}
