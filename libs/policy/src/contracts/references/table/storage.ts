import { textAt, type Fields } from '../../../fields.ts';
import type { Row, Rows } from './row.ts';

/** A claim for a volume that exists may name a class that does not: both only have to say the same. */
const isDynamic = (spec: Fields) => textAt(spec, 'volumeName') === undefined && !Object.hasOwn(spec, 'selector');

const claim = (spec: string): readonly Row[] => [
  [`${spec}.storageClassName`, 'storage.k8s.io/StorageClass', { when: isDynamic }],
  [`${spec}.volumeAttributesClassName`, 'storage.k8s.io/VolumeAttributesClass'],
  [`${spec}.dataSource.name`, '/PersistentVolumeClaim', { kindAt: 'kind' }],
  [`${spec}.dataSourceRef.name`, '/PersistentVolumeClaim', { kindAt: 'kind' }],
];

/** Volumes and what they are made from. */
export const storageRows: Rows = {
  '/PersistentVolumeClaim': claim('spec'),
  'apps/StatefulSet': claim('spec.volumeClaimTemplates[].spec'),
  'snapshot.storage.k8s.io/VolumeSnapshot': [
    ['spec.volumeSnapshotClassName', 'snapshot.storage.k8s.io/VolumeSnapshotClass'],
    ['spec.source.persistentVolumeClaimName', '/PersistentVolumeClaim'],
    ['spec.source.volumeSnapshotContentName', 'snapshot.storage.k8s.io/VolumeSnapshotContent'],
  ],
};
