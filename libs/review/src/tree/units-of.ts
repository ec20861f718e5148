import type { Manifest } from '@delivery/manifest';
import { expand, isApplicationSet } from './application-set/expand.ts';
import { argocdUnit, isApplication } from './argocd.ts';
import { textAt } from './fields.ts';
import type { TreeFile } from './file.ts';
import { fluxUnit, isFluxUnit, isGitRepository } from './flux.ts';
import { kustomized } from './kustomized.ts';
import type { Kustomizations } from './kustomize.ts';
import type { Layout } from './layout.ts';
import { manifestsIn } from './objects-of.ts';
import { rootOf } from './root.ts';
import { SYNC_GROUPS } from './skim-words.ts';
import type { SyncUnit } from './sync-unit.ts';

const SYNC_KINDS = ['Application', 'Kustomization', 'HelmRelease', 'GitRepository'];

/** How often a sync object may lie in what another one applies before its cluster is known: an app of apps of apps is at three. */
const DEEPEST = 8;

export interface UnitOptions {
  readonly layout: Layout;
  readonly kustomizations: Kustomizations;
  /** Files that hold no objects. */
  readonly isPlain: (path: string) => boolean;
}

/** Sync objects, and what their paths begin with that those of the files do not. */
export function unitsOf(
  files: readonly TreeFile[],
  { layout, kustomizations, isPlain }: UnitOptions,
): { readonly units: readonly SyncUnit[]; readonly root: string } {
  const found = files
    .filter((file) => mayHoldSync(file) && !isPlain(file.path))
    .flatMap((file) => manifestsIn(file).map(({ manifest }) => ({ manifest, file: file.path })))
    .filter(({ manifest }) => isSync(manifest));
  if (found.length === 0) return { units: [], root: '' };
  const inSide = foldersOf(files);
  const root = rootOf(
    found.map(({ manifest }) => manifest),
    inSide,
  );
  const holds = (path: string) => `${path}/`.startsWith(root) && inSide(path.slice(root.length));
  const made = new Map<Manifest, readonly Manifest[]>();
  const applicationsOf = (set: Manifest) => {
    const known = made.get(set) ?? expand(set, files).applications;
    made.set(set, known);
    return known;
  };
  const unitsAt = ({ manifest, file }: Found, home: string, sources: ReadonlyMap<string, Manifest>) => {
    if (isApplication(manifest)) return [argocdUnit(manifest, file, home, holds)];
    if (isApplicationSet(manifest)) {
      const generatedBy = manifest.metadata.name;
      return applicationsOf(manifest).map((one) => ({ ...argocdUnit(one, file, home, holds), generatedBy }));
    }
    if (!isFluxUnit(manifest)) return [];
    const namespace = textAt(manifest.spec, 'sourceRef', 'namespace') ?? manifest.metadata.namespace ?? '';
    const name = textAt(manifest.spec, 'sourceRef', 'name') ?? '';
    return [fluxUnit(manifest, file, home, holds, sources.get(sourceId(home, namespace, name)))];
  };
  let units: readonly SyncUnit[] = [];
  let homes: readonly (readonly string[])[] = [];
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = found.map(({ file }) => homesOf(file, layout, units, root));
    if (depth > 0 && next.join('\n') === homes.join('\n')) break;
    homes = next;
    const sources = new Map(
      found.flatMap(({ manifest }, i) =>
        !isGitRepository(manifest)
          ? []
          : (next[i] ?? []).map((home) => [
              sourceId(home, manifest.metadata.namespace ?? '', manifest.metadata.name),
              manifest,
            ]),
      ),
    );
    units = found.flatMap((one, i) =>
      (next[i] ?? []).flatMap((home) =>
        unitsAt(one, home, sources).map((unit) => kustomized(unit, { kustomizations, root })),
      ),
    );
  }
  return { units, root };
}

interface Found {
  readonly manifest: Manifest;
  readonly file: string;
}

function isSync(manifest: Manifest): boolean {
  return [isApplication, isApplicationSet, isFluxUnit, isGitRepository].some((is) => is(manifest));
}

/** Clusters on which a sync object is: that of its path, else those of the sync objects that apply it. */
function homesOf(file: string, layout: Layout, units: readonly SyncUnit[], root: string): readonly string[] {
  const { cluster } = layout(file);
  if (cluster !== '') return [cluster];
  const clusters = units.filter((unit) => unit.applies(root + file)).map((unit) => unit.cluster);
  return clusters.length === 0 ? [''] : [...new Set(clusters)].sort();
}

function sourceId(home: string, namespace: string, name: string): string {
  return `${home}/${namespace}/${name}`;
}

function mayHoldSync(file: TreeFile): boolean {
  return SYNC_GROUPS.some((group) => file.mentions(group)) && SYNC_KINDS.some((kind) => file.mentions(kind));
}

/** Every folder and file of a side. */
function foldersOf(files: readonly TreeFile[]): (path: string) => boolean {
  const all = new Set(['']);
  for (const { path } of files) {
    all.add(path);
    for (
      let end = path.lastIndexOf('/');
      end > 0 && !all.has(path.slice(0, end));
      end = path.lastIndexOf('/', end - 1)
    ) {
      all.add(path.slice(0, end));
    }
  }
  return (path) => all.has(path);
}
