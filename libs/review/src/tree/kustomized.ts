import { below } from './argocd.ts';
import type { Kustomizations } from './kustomize.ts';
import type { SyncUnit } from './sync-unit.ts';

/**
 * The same sync object as it reads its folders with Kustomize: one with a kustomization gives what that leads to, also elsewhere, and nothing
 * else. Flux makes a kustomization for a folder that has none, in which those further down count.
 */
export function kustomized(
  unit: SyncUnit,
  { kustomizations, root }: { readonly kustomizations: Kustomizations; readonly root: string },
): SyncUnit {
  const { folders, reached } = kustomizations;
  if (folders.size === 0 || unit.paths.length === 0) return unit;
  const starts = unit.paths.flatMap((path) => {
    const folder = path.slice(root.length);
    if (folders.has(folder)) return [folder];
    return unit.engine === 'flux' ? topmost([...folders].filter((one) => below(one, folder) !== undefined)) : [];
  });
  if (starts.length === 0) return unit;
  const led = new Set(starts.flatMap((folder) => [...reached(folder)]));
  const isOwn = (path: string) => starts.some((folder) => below(path, folder) !== undefined);
  return {
    ...unit,
    applies: (path) => {
      const file = path.slice(root.length);
      return led.has(file) || (!isOwn(file) && unit.applies(path));
    },
    paths: [...unit.paths, ...[...led].filter((path) => !isOwn(path)).map((path) => root + path)],
  };
}

/** Those that lie in none of the others. */
function topmost(folders: readonly string[]): readonly string[] {
  return folders.filter((folder) => !folders.some((other) => other !== folder && below(folder, other) !== undefined));
}
