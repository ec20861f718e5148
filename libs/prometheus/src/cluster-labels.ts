import type { Cluster } from '@delivery/fleet';
import type { externalLabels } from './watch/labels.ts';

/** By which series and alerts of one cluster are told from those of others, wherever they come together. */
export function clusterLabels(cluster: Cluster): Readonly<Record<(typeof externalLabels)[number], string>> {
  const { cloud, name, environment, region } = cluster;
  return { cloud, cluster: name, environment: environment.name, region };
}
