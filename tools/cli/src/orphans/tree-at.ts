import { blobsAt } from '@delivery/git';
import { syncedCrds } from '../validate/tree/synced-crds.ts';
import type { Blob, ReadObjects } from './read-objects.ts';
import { NAMES_FOLDERS } from './tree-log.ts';

const CLUSTER_FILE = /^generated\/clusters\/([^/]+)\/(.+)$/;
const CRDS = 'generated/crds';

/** The tree of one commit, by what each cluster has of it. */
export interface TreeAt {
  /** Folders of CustomResourceDefinitions by the clusters whose engine reads them, e.g. `keda/2.21.0`. */
  readonly folders: ReadonlyMap<string, ReadonlySet<string>>;
  readonly filesIn: (folder: string) => readonly Blob[];
  /** Whether a cluster has an object, by `identityOf` its path. */
  readonly has: (cluster: string, identity: string) => boolean;
}

export function clusterOf(path: string): string | undefined {
  return CLUSTER_FILE.exec(path)?.[1];
}

/**
 * What tells an object of a cluster from the others, by its path: namespace and file name, wherever below the cluster it stands, so that an
 * object that moves to another app stays the same one.
 */
export function identityOf(path: string): string {
  const below = CLUSTER_FILE.exec(path)?.[2];
  if (below?.startsWith('gitops/')) return below;
  const [namespace, file] = path.split('/').slice(-2);
  return below === undefined ? `_cluster/${file}` : `${namespace}/${file}`;
}

export function treeAt(root: string, commit: string, read: ReadObjects): TreeAt {
  const blobs = [...blobsAt(root, commit, ['generated/clusters', CRDS])].map(([path, id]) => ({ path, id }));
  const identities = new Map<string, Set<string>>();
  const naming = new Map<string, Blob[]>();
  for (const blob of blobs) {
    const cluster = clusterOf(blob.path);
    if (cluster === undefined) continue;
    valueOf(identities, cluster, () => new Set()).add(identityOf(blob.path));
    if (NAMES_FOLDERS.test(blob.path)) valueOf(naming, cluster, () => []).push(blob);
  }
  read([...naming.values()].flat()); // all at once
  const folders = new Map([...naming].map(([cluster, own]) => [cluster, syncedCrds(read(own))]));
  const filesIn = (folder: string) => blobs.filter(({ path }) => path.startsWith(`${CRDS}/${folder}/`));
  for (const [cluster, all] of folders) {
    const own = valueOf(identities, cluster, () => new Set());
    for (const folder of all) for (const { path } of filesIn(folder)) own.add(identityOf(path));
  }
  return { folders, filesIn, has: (cluster, identity) => identities.get(cluster)?.has(identity) ?? false };
}

function valueOf<T>(map: Map<string, T>, key: string, make: () => T): T {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
