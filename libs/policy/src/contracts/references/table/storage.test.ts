import { expect, it } from 'vitest';
import { namesOf, objectOf } from './testing.ts';

it('a claim names its classes and what it is filled from', () => {
  expect(
    namesOf(
      objectOf('v1 PersistentVolumeClaim', {
        spec: {
          storageClassName: 'fast',
          volumeAttributesClassName: 'gold',
          dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'monday' },
          dataSourceRef: { name: 'other' },
        },
      }),
    ),
  ).toEqual([
    'spec.dataSource.name: snapshot.storage.k8s.io/VolumeSnapshot shop/monday',
    'spec.dataSourceRef.name: /PersistentVolumeClaim shop/other',
    'spec.storageClassName: storage.k8s.io/StorageClass */fast',
    'spec.volumeAttributesClassName: storage.k8s.io/VolumeAttributesClass */gold',
  ]);
});

it('a StatefulSet names what its claims do', () => {
  expect(
    namesOf(
      objectOf('apps/v1 StatefulSet', {
        spec: { volumeClaimTemplates: [{ spec: { storageClassName: 'fast', volumeAttributesClassName: 'gold' } }] },
      }),
    ),
  ).toEqual([
    'spec.volumeClaimTemplates[0].spec.storageClassName: storage.k8s.io/StorageClass */fast',
    'spec.volumeClaimTemplates[0].spec.volumeAttributesClassName: storage.k8s.io/VolumeAttributesClass */gold',
  ]);
});

it('a claim for one volume only has to say the same class', () => {
  expect(
    namesOf(objectOf('v1 PersistentVolumeClaim', { spec: { storageClassName: 'manual', volumeName: 'nfs-7' } })),
  ).toEqual([]);
});

it('a snapshot names its class and what it is of', () => {
  expect(
    namesOf(
      objectOf('snapshot.storage.k8s.io/v1 VolumeSnapshot', {
        spec: {
          volumeSnapshotClassName: 'daily',
          source: { persistentVolumeClaimName: 'uploads', volumeSnapshotContentName: 'snap-1' },
        },
      }),
    ),
  ).toEqual([
    'spec.source.persistentVolumeClaimName: /PersistentVolumeClaim shop/uploads',
    'spec.source.volumeSnapshotContentName: snapshot.storage.k8s.io/VolumeSnapshotContent */snap-1',
    'spec.volumeSnapshotClassName: snapshot.storage.k8s.io/VolumeSnapshotClass */daily',
  ]);
});
