import { defineComponent } from '@delivery/component';
import type { StorageClassAnswer } from '@delivery/overlay-contract';
import { ApiObject } from 'cdk8s';
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass';

/**
 * Classes of volumes, and of their snapshots, that the cloud has: `delivery-default`, `delivery-fast`, `delivery-shared`. Volumes outlive
 * their claims, grow on demand, and are made in the zone of the pod that uses them first.
 */
export default defineComponent({
  name: 'storage-classes',
  owner: 'platform',
  clusters: () => true,
  after: ['crds'],
  crds: ['external-snapshotter'],
  build: (scope, { cluster, overlay }) => {
    const classes = overlay.storageClasses(cluster);
    for (const name of ['default', 'fast', 'shared'] as const) {
      const answer = classes[name];
      if (answer !== undefined) new ApiObject(scope, name, storageClass(name, answer));
    }
    const snapshots = overlay.snapshotClass(cluster);
    if (snapshots === undefined) return;
    new ApiObject(scope, 'snapshots', {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotClass',
      metadata: { name: 'delivery-default' },
      ...snapshots,
      deletionPolicy: 'Retain',
    });
  },
});

function storageClass(name: 'default' | 'fast' | 'shared', answer: StorageClassAnswer): IStorageClass {
  const annotations = { 'storageclass.kubernetes.io/is-default-class': 'true' };
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: `delivery-${name}`, ...(name === 'default' && { annotations }) },
    ...answer,
    allowVolumeExpansion: true,
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'WaitForFirstConsumer',
  };
}
