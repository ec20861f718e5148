import type { Manifest } from '@delivery/manifest';
import { isDeepStrictEqual } from 'node:util';
import { objects, type Committed } from './committed.ts';
import type { BenignKind } from './kinds.ts';
import type { Slice } from './slices.ts';

/** Two trees that differ by a harmless edit. */
export interface Pair {
  readonly kind: BenignKind;
  /** E.g. `order, ring canary`. */
  readonly what: string;
  /** What the old side has other than the committed tree: objects by path. */
  readonly before: Written;
  readonly after: Written;
}

export type Written = ReadonlyMap<string, Manifest>;

/** Changes objects in place. They are copies: all those of an app on one cluster. */
export type Edit = (objects: readonly Manifest[]) => void;

/** What an edit of an app makes of the committed tree. */
export function written(app: string, { has }: Slice, edit: Edit): Written {
  const found = new Map<string, Manifest>();
  for (const [cluster, all] of byCluster(app)) {
    if (!has(cluster)) continue;
    const copies = all.map(({ manifest }) => structuredClone(manifest));
    edit(copies);
    all.forEach(({ path, manifest }, i) => {
      if (!isDeepStrictEqual(copies[i], manifest)) found.set(path, copies[i]!);
    });
  }
  return found;
}

/** A pair for each app and each of its slices; none where the edit finds nothing to change. */
export function pairs(kind: BenignKind, apps: readonly string[], slices: readonly Slice[], edit: Edit): Pair[] {
  return apps.flatMap((app) =>
    slices.flatMap((slice) => {
      const after = written(app, slice, edit);
      return after.size === 0 ? [] : [{ kind, what: `${app}, ${slice.name}`, before: new Map(), after }];
    }),
  );
}

const known = new Map<string, ReadonlyMap<string, readonly Committed[]>>();

/** Objects of an app and its sync object, by cluster. */
function byCluster(app: string): ReadonlyMap<string, readonly Committed[]> {
  const remembered = known.get(app);
  if (remembered) return remembered;
  const own = objects.filter((one) => one.app === app);
  const names = [...new Set(own.map(({ cluster }) => cluster))];
  const found = new Map(names.map((name) => [name, own.filter(({ cluster }) => cluster === name)]));
  known.set(app, found);
  return found;
}
