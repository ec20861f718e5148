import type { App, Position } from '@delivery/catalog';
import type { Cluster, Repository } from '@delivery/fleet';

/** One app on one cluster, as an engine syncs it. */
export interface SyncUnit {
  readonly app: App;
  readonly cluster: Cluster;
  readonly repository: Repository;
  /** Repository-relative folder, e.g. `generated/clusters/local/apps/order`. */
  readonly path: string;
  /**
   * Subfolders of `path` to sync.
   * @default - all of it
   */
  readonly folders?: readonly string[];
  readonly position: Position;
  /** Whether it is the engine's own bootstrap. */
  readonly bootstrap: boolean;
  /** Whether another sync object ships the CRD of a kind in it. */
  readonly customResources: boolean;
  /** Whether Argo Rollouts replaces the pods of something in it. */
  readonly rollouts: boolean;
}

/** Owner of the foundation and of everything that belongs to no tenant. */
export const platformOwner = 'platform';

/** Labels of a sync object. */
export function syncLabels(name: string, owner: string): Readonly<Record<string, string>> {
  return {
    'app.kubernetes.io/managed-by': 'delivery',
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': 'delivery-platform',
    'delivery.example/owner': owner,
  };
}
