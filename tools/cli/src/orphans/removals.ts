import { syncedCrds } from '../validate/tree/synced-crds.ts';
import type { Blob, ReadObjects } from './read-objects.ts';
import { clusterOf, type TreeAt } from './tree-at.ts';
import { NAMES_FOLDERS, type FileChange, type TreeCommit } from './tree-log.ts';

/** A file that a cluster does not have any more. It may have come again, or have another path now. */
export interface Removal {
  readonly cluster: string;
  readonly blob: Blob;
  readonly commit: TreeCommit;
}

const CRD_FILE = /^generated\/crds\/([^/]+\/[^/]+)\//;

/**
 * What a change took from clusters: a file of one; what they share from all that sync its folder; and the folders of
 * CustomResourceDefinitions that one syncs no more.
 *
 * @param before the tree before a commit
 */
export function* removals(
  { path, before: id, after, commit }: FileChange,
  read: ReadObjects,
  before: (commit: TreeCommit) => TreeAt,
): Generator<Removal> {
  const cluster = clusterOf(path);
  if (cluster === undefined) {
    const folder = CRD_FILE.exec(path)?.[1] ?? '';
    for (const [cluster, folders] of before(commit).folders)
      if (folders.has(folder)) yield { cluster, blob: { path, id }, commit };
    return;
  }
  if (after === undefined) yield { cluster, blob: { path, id }, commit };
  if (!NAMES_FOLDERS.test(path)) return;
  const left = after === undefined ? new Set<string>() : syncedCrds(read([{ path, id: after }]));
  for (const folder of syncedCrds(read([{ path, id }]))) {
    if (left.has(folder)) continue;
    for (const blob of before(commit).filesIn(folder)) yield { cluster, blob, commit };
  }
}
