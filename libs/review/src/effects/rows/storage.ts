import { quantity } from '@delivery/kubernetes';
import { type Edit, type EffectRow, validation } from '../row.ts';

const CLASS = `${validation}/storage/validation/validation.go`;
const CLAIM = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims';
const VOLUME = `${validation}/core/validation/validation.go`;
const CHANGE = 'https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/';
const DRIVER = 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/csi-driver-v1/';
const SNAPSHOT = 'https://kubernetes.io/docs/concepts/storage/volume-snapshots/';

/** Where a volume is, which cannot be told otherwise: it is made there. */
const VOLUME_SOURCES = ['awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'csi', 'fc', 'flexVolume'].concat(
  ...['gcePersistentDisk', 'hostPath', 'iscsi', 'local', 'nfs', 'portworxVolume', 'rbd', 'vsphereVolume'],
);

export const storage: readonly EffectRow[] = [
  {
    kinds: ['/PersistentVolumeClaim'],
    fields: ['spec.resources.requests.storage'],
    effect: 'live',
    source: CLAIM,
    when: grows,
  },
  { kinds: ['/PersistentVolumeClaim'], fields: ['spec.volumeAttributesClassName'], effect: 'live', source: CHANGE },
  {
    kinds: ['/PersistentVolumeClaim'],
    fields: ['spec.volumeMode'],
    effect: 'refused',
    default: 'Filesystem',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-mode',
  },
  {
    kinds: ['/PersistentVolumeClaim'],
    fields: ['spec'],
    effect: 'refused',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims',
  },
  {
    kinds: ['/PersistentVolume'],
    fields: [...VOLUME_SOURCES.map((name) => `spec.${name}`), 'spec.nodeAffinity'],
    effect: 'refused',
    source: VOLUME,
  },
  {
    kinds: ['/PersistentVolume'],
    fields: ['spec.volumeMode'],
    effect: 'refused',
    default: 'Filesystem',
    source: VOLUME,
  },
  { kinds: ['storage.k8s.io/StorageClass'], fields: ['parameters', 'provisioner'], effect: 'refused', source: CLASS },
  {
    kinds: ['storage.k8s.io/StorageClass'],
    fields: ['reclaimPolicy'],
    effect: 'refused',
    default: 'Delete',
    source: CLASS,
  },
  {
    kinds: ['storage.k8s.io/StorageClass'],
    fields: ['volumeBindingMode'],
    effect: 'refused',
    default: 'Immediate',
    source: CLASS,
  },
  {
    kinds: ['storage.k8s.io/VolumeAttributesClass'],
    fields: ['driverName', 'parameters'],
    effect: 'refused',
    source: CHANGE,
  },
  {
    kinds: ['storage.k8s.io/CSIDriver'],
    fields: ['spec.attachRequired'],
    effect: 'refused',
    default: true,
    source: DRIVER,
  },
  { kinds: ['storage.k8s.io/CSIDriver'], fields: ['spec.volumeLifecycleModes'], effect: 'refused', source: DRIVER },
  { kinds: ['snapshot.storage.k8s.io/VolumeSnapshot'], fields: ['spec.source'], effect: 'refused', source: SNAPSHOT },
  {
    kinds: ['snapshot.storage.k8s.io/VolumeSnapshotContent'],
    fields: ['spec.source', 'spec.sourceVolumeMode'],
    effect: 'refused',
    source: SNAPSHOT,
  },
];

function grows({ before, after }: Edit): boolean {
  const [old, next] = [quantity(before), quantity(after)];
  return old !== undefined && next !== undefined && next > old;
}
