import type {
  Bindings,
  ClusterFacts,
  EnvironmentFacts,
  Image,
  Nodes,
  Release,
  Repository,
  Ring,
  Telemetry,
} from './facts.ts';

/**
 * What replicas, spread and disruption budgets must hold.
 * Production with two zones or more is `multi-zone`.
 */
export type Availability = 'multi-zone' | 'single-zone' | 'edge' | 'development';

/** One cluster with everything that its facts decide; overrides are applied. */
export interface Cluster extends Omit<
  ClusterFacts,
  'environment' | 'ring' | 'overrides' | 'bindings' | 'nodes' | 'telemetry'
> {
  /** Name of the file, e.g. `aws-prod-eu-west-1`. */
  readonly name: string;
  readonly environment: EnvironmentFacts & { readonly name: string };
  readonly ring: Ring;
  readonly availability: Availability;
  readonly nodes: Nodes;
  readonly telemetry: Telemetry;
  readonly bindings: Required<Omit<Bindings, 'kafka'>> & Pick<Bindings, 'kafka'>;
  /** Zone of its own names, e.g. `aws-prod-eu-west-1.delivery.example`. */
  readonly domain: string;
}

export interface Fleet {
  readonly repository: Repository;
  /** In the order in which a change travels. */
  readonly rings: readonly Ring[];
  /** Sorted by name; retired clusters are left out. */
  readonly clusters: readonly Cluster[];
  /** By app, with the file that states it. */
  readonly releases: ReadonlyMap<string, Release & { readonly file: string }>;
}

/** The image that runs in a ring: the candidate up to the ring it may travel through, else the stable one. */
export function imageIn(release: Release, ring: Ring, rings: readonly Ring[]): Image {
  const { stable, candidate } = release;
  if (candidate === undefined) return stable;
  const order = rings.map((r) => r.name);
  return order.indexOf(ring.name) <= order.indexOf(candidate.through) ? candidate : stable;
}
