/** A cluster of a ring, as `delivery rings --output json` tells. */
export interface RingCluster {
  readonly name: string;
  readonly state: string;
  readonly cloud: string;
  /** Whether it is often out of reach. */
  readonly intermittent: boolean;
  /** Whether it tells how it took a commit. */
  readonly reports: boolean;
}

/**
 * Those whose word is needed. One that joins comes up at its own pace and has no traffic, one that is retired renders nothing, and one on a
 * desk has nobody who waits for it.
 */
export function waitedFor<Cluster extends Pick<RingCluster, 'state' | 'reports'>>(
  clusters: readonly Cluster[],
): readonly Cluster[] {
  return clusters.filter(({ state, reports }) => reports && (state === 'serving' || state === 'draining'));
}
