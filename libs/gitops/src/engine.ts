import type { App } from '@delivery/catalog';
import type { Cluster, EngineName, Repository } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import { argocd } from './argocd/engine.ts';
import type { ChartRelease } from './chart-release.ts';
import { flux } from './flux/engine.ts';
import type { SyncUnit } from './sync-unit.ts';

/** What an engine needs to know of its cluster. */
export interface Estate {
  readonly cluster: Cluster;
  readonly repository: Repository;
  /** The apps of this cluster. */
  readonly apps: readonly App[];
}

export interface BootstrapEstate extends Estate {
  /** Folders below `generated/crds/` that the cluster syncs, e.g. `argo-cd/3.5.7`. */
  readonly crdFolders: readonly string[];
}

/** What Argo CD and Flux each answer. The same questions, so that both own the same objects. */
export interface Engine {
  /** Where all its sync objects live. */
  readonly namespace: string;
  /** Its configuration and its root, which a person applies once and which it then owns itself. */
  readonly bootstrap: (estate: BootstrapEstate) => readonly Manifest[];
  /** What lets the owners of services sync into their own namespaces and nowhere else, and charts be installed. */
  readonly tenancy: (estate: Estate) => readonly Manifest[];
  /** The object that syncs one app. */
  readonly syncObject: (unit: SyncUnit) => Manifest;
  /** The objects that install a chart; its CustomResourceDefinitions it never installs. */
  readonly chartRelease: (release: ChartRelease, repository: Repository) => readonly Manifest[];
  /** Secret with the token that commit statuses are posted with. */
  readonly statusSecret: string;
  /** What posts them, beside the bootstrap; `last` is the app whose sync object comes after all others. */
  readonly statusReport: (estate: Pick<Estate, 'cluster' | 'repository'>, last: string) => readonly Manifest[];
}

export const engines: Readonly<Record<EngineName, Engine>> = { argocd, flux };
