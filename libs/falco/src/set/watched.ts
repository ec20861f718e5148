/** What the rules of one cluster watch. */
export interface Watched {
  readonly services: readonly WatchedService[];
  /** Whether pods of services have a sidecar of the mesh. */
  readonly meshed: boolean;
  /** Namespaces whose pods may ask the metadata service of the cloud. */
  readonly metadataNamespaces: readonly string[];
}

/** A service; its pods are in the namespace of its name. */
export interface WatchedService {
  readonly name: string;
  readonly owner: string;
  /** Whether it holds card data: then rules of payment hold for it. */
  readonly holdsCards: boolean;
  /** Programs that its containers run. */
  readonly processes: readonly string[];
  /** Where its pods may connect to. */
  readonly destinations: readonly Destination[];
}

export interface Destination {
  /** E.g. `postgres`. */
  readonly name: string;
  /** Address ranges, e.g. `10.40.241.0/24`. */
  readonly cidrs: readonly string[];
  readonly port: number;
}
