import { overlayOf } from '@delivery/component';
import type { Cluster } from '@delivery/fleet';
import type { Provided } from '@delivery/policy';

/** Objects that the cloud of a cluster makes. */
export function providedByCloud(cluster: Cluster): readonly Provided[] {
  return overlayOf(cluster)
    .provides(cluster)
    .flatMap(({ kind, name }): readonly Provided[] => {
      if (kind === 'Namespace') return [{ group: '', kind, name }];
      if (kind === 'GatewayClass') return [{ group: 'gateway.networking.k8s.io', kind, name }];
      return kind === 'StorageClass' ? [{ group: 'storage.k8s.io', kind, name }] : [];
    });
}
