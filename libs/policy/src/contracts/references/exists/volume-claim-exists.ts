import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const volumeClaimExists: Check = {
  id: 'C08',
  name: 'volume-claim-exists',
  title: 'Every PersistentVolumeClaim that is mounted exists',
  why: 'A pod whose claim is missing is never scheduled.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes'],
  fix: 'add the PersistentVolumeClaim, or name one that is there',
  good: [
    { name: 'no claims' },
    {
      name: 'in the tree',
      set: { 'pod.volumes[2]': { name: 'uploads', persistentVolumeClaim: { claimName: 'uploads' } } },
    },
    {
      name: 'made by a StatefulSet for its last pod',
      on: 'Job shop/seed',
      set: { 'pod.volumes[2]': { name: 'data', persistentVolumeClaim: { claimName: 'data-ledger-2' } } },
    },
  ],
  bad: [
    {
      name: 'a slip',
      set: { 'pod.volumes[2]': { name: 'uploads', persistentVolumeClaim: { claimName: 'upload' } } },
      at: 'pod.volumes[2].persistentVolumeClaim.claimName',
      found: 'Deployment shop/order names PersistentVolumeClaim shop/upload, which does not exist',
    },
    {
      name: 'missing in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.volumes[2]': { name: 'receipts', persistentVolumeClaim: { claimName: 'receipts' } } },
      at: 'pod.volumes[2].persistentVolumeClaim.claimName',
      found: 'Rollout shop/payment names PersistentVolumeClaim shop/receipts, which does not exist',
    },
    {
      name: 'for one pod more than the StatefulSet has',
      on: 'Job shop/seed',
      set: { 'pod.volumes[2]': { name: 'data', persistentVolumeClaim: { claimName: 'data-ledger-3' } } },
      at: 'pod.volumes[2].persistentVolumeClaim.claimName',
      found: 'Job shop/seed names PersistentVolumeClaim shop/data-ledger-3, which does not exist',
    },
    {
      name: 'of which a snapshot is taken',
      add: [
        {
          apiVersion: 'snapshot.storage.k8s.io/v1',
          kind: 'VolumeSnapshot',
          metadata: { name: 'uploads', namespace: 'shop' },
          spec: { source: { persistentVolumeClaimName: 'files' } },
        },
      ],
      object: 'VolumeSnapshot shop/uploads',
      at: 'spec.source.persistentVolumeClaimName',
      found: 'VolumeSnapshot shop/uploads names PersistentVolumeClaim shop/files, which does not exist',
    },
  ],
  inspect: dangling(targets.volumeClaim),
};
