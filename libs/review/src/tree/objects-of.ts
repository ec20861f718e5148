import { isClusterScoped } from '@delivery/kubernetes';
import { groupOf, isManifest, keyOf, type Manifest } from '@delivery/manifest';
import type { TreeFile } from './file.ts';
import type { SyncUnit } from './sync-unit.ts';
import type { Placement, TreeObject } from './tree.ts';

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
export function objectsOf({ file, cluster, app, units, plain }: Placement): readonly TreeObject[] {
  if (plain) return [];
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

/** `<cluster>/<group>/<kind>/<namespace>/<name>`. */
export function keyOnCluster({ cluster, manifest }: Pick<TreeObject, 'cluster' | 'manifest'>): string {
  return `${cluster}/${keyOf(manifest)}`;
}
