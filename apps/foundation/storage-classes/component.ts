import { defineComponent } from '@delivery/component';
import { ApiObject } from 'cdk8s';
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass';

/** Volumes outlive their claims, grow on demand, and are made in the zone of the pod that uses them first. */
export default defineComponent({
  name: 'storage-classes',
  owner: 'platform',
  clusters: () => true,
  build: (scope, { cluster, overlay }) => {
    const storageClass: IStorageClass = {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'delivery-default', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      ...overlay.storageClasses(cluster).default,
      allowVolumeExpansion: true,
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
    };
    new ApiObject(scope, 'default', storageClass);
  },
});
