import { argocdUnit } from '../../tree/argocd.ts';
import { textAt } from '../../tree/fields.ts';
import type { TreeFile } from '../../tree/file.ts';
import { fluxUnit } from '../../tree/flux.ts';
import { kustomized } from '../../tree/kustomized.ts';
import { kustomizationsOf } from '../../tree/kustomize.ts';
import { keyOnCluster, objectsOf } from '../../tree/objects-of.ts';
import { rootOf } from '../../tree/root.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { Comparison } from '../comparison.ts';
import { renamedUnits } from './renamed-units.ts';
import { unitKey } from './sync-objects.ts';

/**
 * Sync objects that go, by the keys of the changed objects that they read on the new side: each reads its folders as they are now until
 * its own removal is synced. One that comes again under another name hands over what it has, which other rules judge.
 */
export function goingUnits(comparison: Comparison): ReadonlyMap<string, readonly SyncUnit[]> {
  const { before, after, changes } = comparison;
  const stays = new Set(after.units.map(unitKey));
  const all = before.units.filter((unit) => unit.manifest.kind !== 'HelmRelease' && !stays.has(unitKey(unit)));
  if (all.length === 0) return new Map();
  const renamed = new Set(renamedUnits(comparison).map((one) => unitKey(one.before)));
  const gone = all.filter((unit) => !renamed.has(unitKey(unit)));
  const files = after.placements.map(({ file }) => file);
  const root = rootOf(
    [...before.units, ...after.units].map(({ manifest }) => manifest),
    holdsIn([...before.placements.map(({ file }) => file), ...files]),
  );
  const kustomizations = kustomizationsOf(files);
  const readers = gone.map((unit) => kustomized(onNewSide(unit, comparison), { kustomizations, root }));
  const touched = new Set(changes.map((change) => change.after?.file));
  const found = new Map<string, Set<SyncUnit>>();
  for (const placement of after.placements.filter(({ file }) => touched.has(file.path))) {
    for (const unit of readers) {
      const cluster = unit.cluster === '' ? placement.cluster : unit.cluster;
      if (cluster !== placement.cluster || !unit.applies(root + placement.file.path)) continue;
      for (const object of objectsOf({ ...placement, units: [unit] })) {
        const key = keyOnCluster(object);
        found.set(key, (found.get(key) ?? new Set()).add(unit));
      }
    }
  }
  return new Map([...found].map(([key, units]) => [key, [...units]]));
}

/** As it reads folders that the old side may not have. */
function onNewSide(unit: SyncUnit, { before, after }: Comparison): SyncUnit {
  const { manifest, file, cluster, engine } = unit;
  if (engine === 'argocd') return { ...argocdUnit(manifest, file, cluster, () => true), cluster };
  const namespace = textAt(manifest.spec, 'sourceRef', 'namespace') ?? unit.namespace;
  const name = textAt(manifest.spec, 'sourceRef', 'name') ?? '';
  const key = `${cluster}/source.toolkit.fluxcd.io/GitRepository/${namespace}/${name}`;
  return { ...fluxUnit(manifest, file, cluster, () => true, (after.find(key) ?? before.find(key))?.manifest), cluster };
}

/** Whether a path is one of these files, or a folder of one. */
function holdsIn(files: readonly TreeFile[]): (path: string) => boolean {
  const folders = new Set(
    files.flatMap(({ path }) => path.split('/').map((_, i, steps) => steps.slice(0, i).join('/'))),
  );
  const paths = new Set(files.map(({ path }) => path));
  return (path) => paths.has(path) || folders.has(path);
}
