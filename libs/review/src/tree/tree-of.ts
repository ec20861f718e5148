import { isClusterScoped } from '@delivery/kubernetes';
import { groupOf, isManifest, keyOf, type Manifest } from '@delivery/manifest';
import { argocdUnit, isApplication } from './argocd.ts';
import type { TreeFile } from './file.ts';
import { fluxUnit, isFluxUnit, isGitRepository } from './flux.ts';
import { textAt } from './fields.ts';
import { clustersLayout, type Layout } from './layout.ts';
import type { SyncUnit } from './sync-unit.ts';
import type { ClusterFacts, Placement, Tree, TreeObject } from './tree.ts';

export interface TreeOptions {
  /** @default - folders `clusters/<cluster>`, and in them `apps/<app>` */
  readonly layout?: Layout;
  /** What is known of a cluster. @default - nothing, so production is assumed */
  readonly factsOf?: (cluster: string) => Omit<ClusterFacts, 'name'> | undefined;
}

/** What the bytes of a file hold that may hold a sync object: to parse no other file before it is asked for. */
const SYNC_KINDS = ['Application', 'Kustomization', 'HelmRelease', 'GitRepository'];

/** One side of a comparison. Parses sync objects at once, everything else when it is asked for. */
export function treeOf(files: readonly TreeFile[], { layout = clustersLayout, factsOf }: TreeOptions = {}): Tree {
  const holds = foldersOf(files);
  const units = unitsOf(files, layout, holds);
  const placements = placementsOf(files, layout, units);
  const names = [
    ...new Set([...placements.map(({ cluster }) => cluster), ...units.map(({ cluster }) => cluster)]),
  ].sort();
  const clusters = new Map(
    names.map((name) => [name, { name, environment: 'production', ...factsOf?.(name) } satisfies ClusterFacts]),
  );
  return { clusters, units, placements, ...indexOf(placements) };
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

function unitsOf(files: readonly TreeFile[], layout: Layout, holds: (path: string) => boolean): readonly SyncUnit[] {
  const found = files
    .filter(({ mentions }) => SYNC_KINDS.some((kind) => mentions(`kind: ${kind}`) || mentions(`"kind": "${kind}"`)))
    .flatMap((file) =>
      manifestsIn(file).map(({ manifest }) => ({ manifest, file: file.path, home: layout(file.path).cluster })),
    );
  const sources = new Map(
    found
      .filter(({ manifest }) => isGitRepository(manifest))
      .map(({ manifest, home }) => [
        `${home}/${manifest.metadata.namespace ?? ''}/${manifest.metadata.name}`,
        manifest,
      ]),
  );
  return found.flatMap(({ manifest, file, home }) => {
    if (isApplication(manifest)) return [argocdUnit(manifest, file, home, holds)];
    if (!isFluxUnit(manifest)) return [];
    const namespace = textAt(manifest.spec, 'sourceRef', 'namespace') ?? manifest.metadata.namespace ?? '';
    const name = textAt(manifest.spec, 'sourceRef', 'name') ?? '';
    return [fluxUnit(manifest, file, home, holds, sources.get(`${home}/${namespace}/${name}`))];
  });
}

/** Each file once a cluster and app that it is for: a file that sync objects of twelve clusters apply has twelve. */
function placementsOf(files: readonly TreeFile[], layout: Layout, units: readonly SyncUnit[]): readonly Placement[] {
  const byFolder = new Map<string, SyncUnit[]>();
  for (const unit of units) for (const path of unit.paths) byFolder.set(path, [...(byFolder.get(path) ?? []), unit]);
  return files.flatMap((file): readonly Placement[] => {
    const place = layout(file.path);
    const applied = above(file.path)
      .flatMap((path) => byFolder.get(path) ?? [])
      .filter((unit) => unit.applies(file.path));
    if (applied.length === 0) return [{ file, ...place, units: [] }];
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
    }));
  });
}

/** A path, every folder above it, and the root. */
function above(path: string): readonly string[] {
  const folders = [path];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) folders.push(path.slice(0, end));
  return [...folders, ''];
}

interface FileManifest {
  readonly manifest: Manifest;
  readonly line: number;
}

const read = new WeakMap<TreeFile, readonly FileManifest[]>();

/** The Kubernetes objects of a file; equal files of both sides may be one, which is read once. */
export function manifestsIn(file: TreeFile): readonly FileManifest[] {
  const known = read.get(file);
  if (known) return known;
  const manifests = file
    .documents()
    .flatMap(({ value, line }) => (isManifest(value) ? [{ manifest: value, line }] : []));
  read.set(file, manifests);
  return manifests;
}

/** The objects that a placed file puts on its cluster, with the namespace in which they land. */
export function objectsOf({ file, cluster, app, units }: Placement): readonly TreeObject[] {
  return manifestsIn(file).map(({ manifest, line }) => ({
    cluster,
    app,
    file: file.path,
    line,
    manifest: landed(manifest, units[0]),
    units,
  }));
}

/** With the namespace that its sync object gives it. Of kinds that are not built in nobody knows here whether they have one. */
function landed(manifest: Manifest, unit: SyncUnit | undefined): Manifest {
  const group = groupOf(manifest);
  if (unit?.targetNamespace === undefined || isClusterScoped(group, manifest.kind)) return manifest;
  const { namespace } = manifest.metadata;
  const moves = namespace === undefined ? BUILTIN.has(group) : unit.engine === 'flux';
  if (!moves || namespace === unit.targetNamespace) return manifest;
  return { ...manifest, metadata: { ...manifest.metadata, namespace: unit.targetNamespace } };
}

const BUILTIN: ReadonlySet<string> = new Set([
  ...['', 'apps', 'autoscaling', 'batch', 'policy'],
  ...['coordination.k8s.io', 'discovery.k8s.io', 'networking.k8s.io', 'rbac.authorization.k8s.io', 'resource.k8s.io'],
]);

function indexOf(placements: readonly Placement[]): Pick<Tree, 'objects' | 'of' | 'on' | 'find' | 'all'> {
  let index: Index | undefined;
  const get = () => (index ??= readIndex(placements));
  return {
    objects: () => get().objects,
    of: (cluster, group, kind) => get().byKind.get(`${cluster}/${group}/${kind}`) ?? [],
    on: (cluster) => get().byCluster.get(cluster) ?? [],
    find: (key) => get().byKey.get(key)?.[0],
    all: (key) => get().byKey.get(key) ?? [],
  };
}

interface Index {
  readonly objects: readonly TreeObject[];
  readonly byKey: ReadonlyMap<string, readonly TreeObject[]>;
  readonly byKind: ReadonlyMap<string, readonly TreeObject[]>;
  readonly byCluster: ReadonlyMap<string, readonly TreeObject[]>;
}

function readIndex(placements: readonly Placement[]): Index {
  const objects = placements.flatMap(objectsOf);
  return {
    objects,
    byKey: grouped(objects, keyOnCluster),
    byKind: grouped(objects, ({ cluster, manifest }) => `${cluster}/${groupOf(manifest)}/${manifest.kind}`),
    byCluster: grouped(objects, ({ cluster }) => cluster),
  };
}

/** `<cluster>/<group>/<kind>/<namespace>/<name>`. */
export function keyOnCluster({ cluster, manifest }: Pick<TreeObject, 'cluster' | 'manifest'>): string {
  return `${cluster}/${keyOf(manifest)}`;
}

function grouped<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const others = groups.get(key(one));
    if (others) others.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
