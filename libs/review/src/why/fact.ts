import type { Place } from '@delivery/findings';

/** Something that is stated once and that objects are made from: a leaf of a fact file, an answer of an overlay. */
export interface Fact {
  /** The same on every cluster, e.g. `cluster.region`, `environment.replicas.min`, `release.stable.tag`. */
  readonly name: string;
  readonly value: unknown;
  readonly at: Place;
}
