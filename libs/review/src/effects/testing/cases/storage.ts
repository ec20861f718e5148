import { spec, label, type RowCases } from '../row-case.ts';

const claims = (storage: string) => spec({ resources: { requests: { storage } } });

export const storageCases: RowCases = {
  'a claim that grows': {
    kind: '/PersistentVolumeClaim',
    before: claims('1Gi'),
    after: claims('2Gi'),
    effect: 'live',
    near: { after: claims('512Mi'), effect: 'refused' },
  },
  'the attributes of a claim': {
    kind: '/PersistentVolumeClaim',
    before: spec({ volumeAttributesClassName: 'a' }),
    after: spec({ volumeAttributesClassName: 'b' }),
    effect: 'live',
    near: { before: spec({ storageClassName: 'a' }), after: spec({ storageClassName: 'b' }), effect: 'refused' },
  },
  'the mode of a claim': {
    kind: '/PersistentVolumeClaim',
    before: spec({}),
    after: spec({ volumeMode: 'Block' }),
    effect: 'refused',
    near: { after: spec({ volumeMode: 'Filesystem' }), effect: 'none' },
  },
  'anything else of a claim': {
    kind: '/PersistentVolumeClaim',
    before: spec({ accessModes: ['ReadWriteOnce'] }),
    after: spec({ accessModes: ['ReadWriteMany'] }),
    effect: 'refused',
    near: { before: label('a', '1'), after: label('a', '2'), effect: 'live' },
  },
  'where a volume is': {
    kind: '/PersistentVolume',
    before: spec({ csi: { volumeHandle: 'a' } }),
    after: spec({ csi: { volumeHandle: 'b' } }),
    effect: 'refused',
    near: {
      before: spec({ persistentVolumeReclaimPolicy: 'Delete' }),
      after: spec({ persistentVolumeReclaimPolicy: 'Retain' }),
      effect: 'live',
    },
  },
  'the mode of a volume': {
    kind: '/PersistentVolume',
    before: spec({ volumeMode: 'Filesystem' }),
    after: spec({ volumeMode: 'Block' }),
    effect: 'refused',
    near: { after: spec({}), effect: 'none' },
  },
  'the parameters of a StorageClass': {
    kind: 'storage.k8s.io/StorageClass',
    before: { parameters: { type: 'gp2' } },
    after: { parameters: { type: 'gp3' } },
    effect: 'refused',
    near: { before: { allowVolumeExpansion: false }, after: { allowVolumeExpansion: true }, effect: 'live' },
  },
  'what a StorageClass does with what is left': {
    kind: 'storage.k8s.io/StorageClass',
    before: {},
    after: { reclaimPolicy: 'Retain' },
    effect: 'refused',
    near: { after: { reclaimPolicy: 'Delete' }, effect: 'none' },
  },
  'when a StorageClass binds': {
    kind: 'storage.k8s.io/StorageClass',
    before: { volumeBindingMode: 'WaitForFirstConsumer' },
    after: {},
    effect: 'refused',
    near: { before: { volumeBindingMode: 'Immediate' }, after: {}, effect: 'none' },
  },
  'the parameters of a VolumeAttributesClass': {
    kind: 'storage.k8s.io/VolumeAttributesClass',
    before: { parameters: { iops: '1' } },
    after: { parameters: { iops: '2' } },
    effect: 'refused',
    near: { before: label('a', '1'), after: label('a', '2'), effect: 'live' },
  },
  'whether a driver attaches': {
    kind: 'storage.k8s.io/CSIDriver',
    before: spec({ attachRequired: true }),
    after: spec({ attachRequired: false }),
    effect: 'refused',
    near: { before: spec({}), after: spec({ attachRequired: true }), effect: 'none' },
  },
  'the modes of a driver': {
    kind: 'storage.k8s.io/CSIDriver',
    before: spec({ volumeLifecycleModes: ['Persistent'] }),
    after: spec({ volumeLifecycleModes: ['Ephemeral'] }),
    effect: 'refused',
    near: { before: spec({ fsGroupPolicy: 'a' }), after: spec({ fsGroupPolicy: 'b' }), effect: 'live' },
  },
  'the source of a snapshot': {
    kind: 'snapshot.storage.k8s.io/VolumeSnapshot',
    before: spec({ source: { persistentVolumeClaimName: 'a' } }),
    after: spec({ source: { persistentVolumeClaimName: 'b' } }),
    effect: 'refused',
    near: {
      before: spec({ volumeSnapshotClassName: 'a' }),
      after: spec({ volumeSnapshotClassName: 'b' }),
      effect: 'live',
    },
  },
  'the content of a snapshot': {
    kind: 'snapshot.storage.k8s.io/VolumeSnapshotContent',
    before: spec({ source: { snapshotHandle: 'a' } }),
    after: spec({ source: { snapshotHandle: 'b' } }),
    effect: 'refused',
    near: { before: spec({ deletionPolicy: 'Delete' }), after: spec({ deletionPolicy: 'Retain' }), effect: 'live' },
  },
};
