import { overlayOf } from '@delivery/component';
import type { Cluster } from '@delivery/fleet';

/** Folders below `generated/crds/` of the CustomResourceDefinitions that the cloud of a cluster brings, e.g. `gateway-api`. */
export function definitionsProvidedTo(cluster: Cluster): readonly string[] {
  return overlayOf(cluster)
    .provides(cluster)
    .flatMap(({ kind, name }) => (kind === 'crds' ? [name] : []));
}
