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
}

/** Each file once a cluster and app that it is for: a file that sync objects of twelve clusters apply has twelve. */
export function placementsOf(
  files: readonly TreeFile[],
  layout: Layout,
  units: readonly SyncUnit[],
  { root, isPlain, isPlainAlone }: PlacementOptions,
): readonly Placement[] {
  const byFolder = new Map<string, SyncUnit[]>();
  for (const unit of units) {
    for (const path of unit.paths) {
      const others = byFolder.get(path);
      if (others) others.push(unit);
      else byFolder.set(path, [unit]);
    }
  }
  return files.flatMap((file): Placement | readonly Placement[] => {
    const candidates = byFolder.size === 0 ? [] : above(root + file.path).flatMap((path) => byFolder.get(path) ?? []);
    const applied = [...new Set(candidates)].filter((unit) => unit.applies(root + file.path));
    const plain = isPlain(file.path);
    if (applied.length === 0) return alone(file, layout, plain || isPlainAlone(file.path));
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

/** Of files that nothing applies. */
const known = new WeakMap<TreeFile, { readonly layout: Layout; readonly placement: Placement }>();

/** The same value for a file that both sides share, so that nobody compares it. */
function alone(file: TreeFile, layout: Layout, plain: boolean): Placement {
  const was = known.get(file);
  if (was?.layout === layout && was.placement.plain === plain) return was.placement;
  const placement = { file, ...layout(file.path), units: [], plain };
  known.set(file, { layout, placement });
  return placement;
}
