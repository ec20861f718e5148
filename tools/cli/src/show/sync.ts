import type { Manifest } from '@delivery/manifest';
import type { Synthesis } from '../synth.ts';
import { syncedCrds } from '../validate/tree/synced-crds.ts';

/** The object by which an engine syncs a file. */
export interface SyncObject {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** Where it stands in the tree. */
  readonly file: string;
}

/**
 * The object that ships a file to a cluster, or undefined when that cluster does not get it.
 *
 * @param path in the tree; below `generated/crds/` it may go to any cluster
 */
export function syncObjectOf(
  path: string,
  app: string,
  cluster: string,
  files: Synthesis['files'],
): SyncObject | undefined {
  const root = `generated/clusters/${cluster}`;
  if (path.startsWith('generated/crds/')) {
    return syncsFolder(path, cluster, files) ? syncObjectIn(`${root}/gitops/${app}.yaml`, files) : undefined;
  }
  if (!path.startsWith(`${root}/gitops/`)) return syncObjectIn(`${root}/gitops/${app}.yaml`, files);
  const roots = [...files].filter(([file, { manifest }]) => file.startsWith(`${root}/bootstrap/`) && isRoot(manifest));
  return syncObjectIn(roots[0]?.[0] ?? '', files);
}

function syncObjectIn(file: string, files: Synthesis['files']): SyncObject | undefined {
  const manifest = files.get(file)?.manifest;
  if (manifest === undefined) return undefined;
  const { kind, metadata } = manifest;
  return {
    kind,
    ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
    name: metadata.name,
    file,
  };
}

/** The sync object of the folder of sync objects. */
function isRoot(manifest: Manifest | undefined): boolean {
  return manifest?.metadata.name === 'root' && ['Application', 'Kustomization'].includes(manifest.kind);
}

/** Whether a cluster's engine reads the folder below `generated/crds/` that a file stands in. */
function syncsFolder(path: string, cluster: string, files: Synthesis['files']): boolean {
  const folder = path.split('/').slice(2, 4).join('/'); // generated/crds/<source>/<version>
  const own = [...files.values()].flatMap((file) => (file.cluster === cluster && file.manifest ? [file.manifest] : []));
  return syncedCrds(own).has(folder);
}
