import type { Alert } from '@delivery/catalog';
import type { Cluster } from '@delivery/fleet';

/** Alerts about the platform that read the same programs. */
export interface PlatformGroup {
  /** E.g. `nodes`. */
  readonly name: string;
  /** Exporters that it reads, by name: a cluster that lacks one of them does not get the group. */
  readonly exporters: readonly string[];
  /** @default - every cluster with these exporters */
  readonly on?: (cluster: Cluster) => boolean;
  /** Team that acts. @default platform */
  readonly owner?: string;
  readonly alerts: readonly Alert[];
}

/** Whose objects a group is about. */
export interface Scope {
  readonly owner: string;
  /** Label matcher of their namespaces, e.g. `namespace=~"order|user"`. */
  readonly namespaces: string;
  /** One of them, for the cases. */
  readonly namespace: string;
}

/** A group about objects that have owners of their own, so that each owner gets it for theirs. */
export type ScopedGroup = (scope: Scope) => PlatformGroup;
