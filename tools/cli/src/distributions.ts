import type { Catalog } from '@delivery/catalog';
import type { RenderedObject } from '@delivery/component';
import { distribution } from '@delivery/distribution';
import type { Cluster, Fleet } from '@delivery/fleet';
import type { PlainFile } from './files-of.ts';

const CHART = 'delivery-platform';

/** The Helm chart and the Kustomize overlays of the services, for teams that deploy without this repository. */
export function distributions({ fleet, catalog }: World, objects: readonly RenderedObject[]): readonly PlainFile[] {
  const services = new Set(catalog.apps.filter(({ stage }) => stage === 'services').map(({ name }) => name));
  const clouds = canaries(fleet).map(({ cloud, name }) => ({
    cloud,
    cluster: name,
    objects: objects.filter(
      ({ app, path }) => services.has(app) && path.startsWith(`generated/clusters/${name}/apps/${app}/`),
    ),
  }));
  const delivered = clouds.filter((cloud) => cloud.objects.length > 0);
  if (delivered.length === 0) return [];
  return distribution(CHART, delivered).map((file) => ({ ...file, source: 'distribution' }));
}

interface World {
  readonly fleet: Fleet;
  readonly catalog: Catalog;
}

/** Of each cloud with a production environment the workload cluster that a change reaches first; by cloud. */
export function canaries({ clusters, rings }: Pick<Fleet, 'clusters' | 'rings'>): readonly Cluster[] {
  const order = new Map(rings.map(({ name }, i) => [name, i]));
  const rank = ({ ring }: Cluster) => order.get(ring.name) ?? rings.length;
  const production = clusters.filter(
    ({ environment, role }) => environment.name === 'production' && role === 'workload',
  );
  const byCloud = new Map<string, Cluster>();
  for (const cluster of production) {
    const first = byCloud.get(cluster.cloud);
    if (first === undefined || rank(cluster) < rank(first)) byCloud.set(cluster.cloud, cluster);
  }
  return [...byCloud.values()].sort((a, b) => (a.cloud < b.cloud ? -1 : 1));
}
