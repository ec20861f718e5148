import type { Manifest } from '@delivery/manifest';
import type { TreeFile } from './file.ts';
import type { SyncUnit } from './sync-unit.ts';

/** What is known of a cluster beside its objects. */
export interface ClusterFacts {
  readonly name: string;
  /** `development`, `staging`, `production`. @default - `production`, of which most is asked */
  readonly environment: string;
  /** E.g. `aws`. @default - unknown */
  readonly cloud?: string;
  readonly region?: string;
  readonly ring?: string;
}

/** An object on a cluster, and who applies it there. */
export interface TreeObject {
  /** Name of the cluster; `''` where the tree does not say which one it is for. */
  readonly cluster: string;
  /** App as the layout or the name of the sync object says it; `''` when neither does. */
  readonly app: string;
  /** Relative to the root of the side. Objects of several clusters may share it, e.g. CRDs. */
  readonly file: string;
  /** 1-based line on which its document begins. */
  readonly line: number;
  readonly manifest: Manifest;
  /** Sync objects that apply it; none: by hand, or by something outside this tree. More than one: they fight for it. */
  readonly units: readonly SyncUnit[];
}

/** A file on a cluster. */
export interface Placement {
  readonly file: TreeFile;
  readonly cluster: string;
  readonly app: string;
  readonly units: readonly SyncUnit[];
  /** Whether it holds no objects, whatever stands in it. */
  readonly plain: boolean;
}

/** One side of a comparison: what each cluster would run. */
export interface Tree {
  /** Clusters by name, of those that have any file. */
  readonly clusters: ReadonlyMap<string, ClusterFacts>;
  readonly units: readonly SyncUnit[];
  /** In the order of the files. */
  readonly placements: readonly Placement[];
  /** Every object of every cluster. Reads the whole tree, once. */
  readonly objects: () => readonly TreeObject[];
  /** Of one cluster; parses only files that mention the kind. E.g. `of('local', 'apps', 'Deployment')`; `''` is the core group. */
  readonly of: (cluster: string, group: string, kind: string) => readonly TreeObject[];
  /** Every object of one cluster. */
  readonly on: (cluster: string) => readonly TreeObject[];
  /** @param key - as `keyOnCluster` gives it */
  readonly find: (key: string) => TreeObject | undefined;
  /** All that have this key: more than one where two files or two sync objects hold the same object. */
  readonly all: (key: string) => readonly TreeObject[];
}
