import type { Cluster, Fleet } from '@delivery/fleet';

/** Clusters in the order in which a change reaches them: by ring, then by name. */
export function inRingOrder({ clusters, rings }: Pick<Fleet, 'clusters' | 'rings'>): readonly Cluster[] {
  const order = rings.map(({ name }) => name);
  return [...clusters].sort(
    (a, b) => order.indexOf(a.ring.name) - order.indexOf(b.ring.name) || (a.name < b.name ? -1 : 1),
  );
}
