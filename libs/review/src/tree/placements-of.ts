import type { TreeFile } from './file.ts';
import type { Layout } from './layout.ts';
import type { SyncUnit } from './sync-unit.ts';
import type { Placement } from './tree.ts';

export interface PlacementOptions {
  /** What paths of sync objects begin with, and paths of files do not. */
  readonly root: string;
  /** Files that hold no objects, whatever applies them. */
  readonly isPlain: (path: string) => boolean;
  /** Files that hold none as long as no sync object applies them. */
  readonly isPlainAlone: (path: string) => boolean;
  /** Of the other side: where a file that both share is placed alike, it is one value, so that nobody compares it. */
  readonly like: readonly Placement[];
}

/** Each file once a cluster and app that it is for: a file that sync objects of twelve clusters apply has twelve. */
export function placementsOf(
  files: readonly TreeFile[],
  layout: Layout,
  units: readonly SyncUnit[],
  { root, isPlain, isPlainAlone, like }: PlacementOptions,
): readonly Placement[] {
  const byFolder = new Map<string, SyncUnit[]>();
  for (const unit of units) {
    for (const path of unit.paths) {
      const others = byFolder.get(path);
      if (others) others.push(unit);
      else byFolder.set(path, [unit]);
    }
  }
  const shared = new Map<TreeFile, Placement>();
  for (const one of like) if (one.units.length === 0) shared.set(one.file, one);
  return files.flatMap((file): Placement | readonly Placement[] => {
    const candidates = byFolder.size === 0 ? [] : above(root + file.path).flatMap((path) => byFolder.get(path) ?? []);
    const applied = [...new Set(candidates)].filter((unit) => unit.applies(root + file.path));
    const plain = isPlain(file.path);
    if (applied.length === 0) {
      const isPlainHere = plain || isPlainAlone(file.path);
      const same = shared.get(file);
      return same?.plain === isPlainHere ? same : alone(file, layout, isPlainHere);
    }
    const place = layout(file.path);
    const byCluster = new Map<string, SyncUnit[]>();
    for (const unit of applied) {
      const cluster = unit.cluster === '' ? place.cluster : unit.cluster;
      const others = byCluster.get(cluster);
      if (others) others.push(unit);
      else byCluster.set(cluster, [unit]);
    }
    return [...byCluster].map(([cluster, all]) => ({
      file,
      cluster,
      app: place.app === '' ? (all[0]?.name ?? '') : place.app,
      units: all,
      plain,
    }));
  });
}

/** A path, every folder above it, and the root. */
function above(path: string): readonly string[] {
  const folders = [path];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) folders.push(path.slice(0, end));
  return [...folders, ''];
}

const NONE: readonly SyncUnit[] = [];

/** Of a file that nothing applies. */
function alone(file: TreeFile, layout: Layout, plain: boolean): Placement {
  const { cluster, app } = layout(file.path);
  return { file, cluster, app, units: NONE, plain };
}
