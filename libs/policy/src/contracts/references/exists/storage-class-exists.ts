import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const storageClassExists: Check = {
  id: 'C09',
  name: 'storage-class-exists',
  title: 'Every class of volumes and snapshots that is named exists',
  why: 'A claim of a class that is missing stays Pending, and so do the pods that mount it.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1'],
  fix: 'add the class to the tree, or name one that the cluster has',
  good: [
    { name: 'in the tree' },
    { name: 'of the cluster', on: 'PersistentVolumeClaim shop/uploads', set: { 'spec.storageClassName': 'standard' } },
    {
      name: 'the default class',
      on: 'PersistentVolumeClaim shop/uploads',
      set: { 'spec.storageClassName': undefined },
    },
    { name: 'no class', on: 'PersistentVolumeClaim shop/uploads', set: { 'spec.storageClassName': '' } },
    {
      name: 'a word that only has to be that of the volume',
      on: 'PersistentVolumeClaim shop/uploads',
      set: { 'spec.storageClassName': 'manual', 'spec.volumeName': 'nfs-7' },
    },
    {
      name: 'a word that only has to be that of the volumes which the claim selects',
      on: 'PersistentVolumeClaim shop/uploads',
      set: { 'spec.storageClassName': 'manual', 'spec.selector': { matchLabels: { disk: 'nfs' } } },
    },
    {
      name: 'of a cluster of which nobody says what it has',
      on: 'PersistentVolumeClaim shop/uploads',
      set: { 'spec.storageClassName': 'gp3' },
      facts: { provides: undefined },
    },
  ],
  bad: [
    {
      name: 'a slip in a claim',
      on: 'PersistentVolumeClaim shop/uploads',
      set: { 'spec.storageClassName': 'fsat' },
      at: 'spec.storageClassName',
      found: 'PersistentVolumeClaim shop/uploads names StorageClass fsat, which does not exist',
    },
    {
      name: 'of another cloud, for the volumes of a StatefulSet',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.volumeClaimTemplates[0].spec.storageClassName': 'gp3' },
      at: 'spec.volumeClaimTemplates[0].spec.storageClassName',
      found: 'StatefulSet shop/ledger names StorageClass gp3, which does not exist',
    },
    {
      name: 'for a volume that lives as long as its pod',
      on: 'Rollout shop/payment',
      set: {
        'pod.volumes[2]': {
          name: 'scratch',
          ephemeral: { volumeClaimTemplate: { spec: { storageClassName: 'scratch' } } },
        },
      },
      at: 'pod.volumes[2].ephemeral.volumeClaimTemplate.spec.storageClassName',
      found: 'Rollout shop/payment names StorageClass scratch, which does not exist',
    },
    {
      name: 'of snapshots',
      add: [
        {
          apiVersion: 'snapshot.storage.k8s.io/v1',
          kind: 'VolumeSnapshot',
          metadata: { name: 'uploads', namespace: 'shop' },
          spec: { volumeSnapshotClassName: 'daily', source: { persistentVolumeClaimName: 'uploads' } },
        },
      ],
      object: 'VolumeSnapshot shop/uploads',
      at: 'spec.volumeSnapshotClassName',
      found: 'VolumeSnapshot shop/uploads names VolumeSnapshotClass daily, which does not exist',
    },
  ],
  inspect: dangling(targets.storageClass),
};
