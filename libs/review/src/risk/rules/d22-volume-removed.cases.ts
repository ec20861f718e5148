import type { Manifest } from '@delivery/manifest';
import type { Case } from '../testing/case.ts';
import type { PositiveCase } from '../rule.ts';

export const positive: readonly PositiveCase[] = [
  {
    name: 'a claim that goes, wherever it is',
    decides: 'PersistentVolumeClaim',
    clusters: [{ name: 'dev', environment: 'development' }],
    after: { remove: ['PersistentVolumeClaim shop/uploads'] },
    object: '/PersistentVolumeClaim/shop/uploads',
    field: '',
  },
  {
    name: 'a volume that goes',
    decides: 'PersistentVolume',
    before: { add: { 'apps/shop': [volume()] } },
    object: '/PersistentVolume//uploads',
    field: '',
  },
  {
    name: 'a class that goes',
    decides: 'StorageClass',
    before: { add: { 'apps/shop': [storageClass('fast', 'Retain')] } },
    object: 'storage.k8s.io/StorageClass//fast',
    field: '',
  },
  {
    name: 'the class of a claim that begins to delete',
    decides: 'reclaimPolicy',
    before: { add: { 'apps/shop': [storageClass('fast', 'Retain')] } },
    after: { add: { 'apps/shop': [storageClass('fast', 'Delete')] } },
    object: 'storage.k8s.io/StorageClass//fast',
    field: 'reclaimPolicy',
  },
  {
    name: 'a new StatefulSet whose class deletes',
    decides: 'spec.volumeClaimTemplates.spec.storageClassName',
    both: { add: { 'apps/shop': [storageClass('scratch', undefined)] } },
    after: { add: { 'apps/shop': [statefulSet('scratch')] } },
    object: 'apps/StatefulSet/shop/queue',
    field: 'spec.volumeClaimTemplates[0].spec.storageClassName',
    verdict: 'warn',
  },
  {
    name: 'a new claim whose class deletes',
    decides: 'spec.storageClassName',
    both: { add: { 'apps/shop': [storageClass('scratch', 'Delete')] } },
    after: { add: { 'apps/shop': [claim('scratch')] } },
    object: '/PersistentVolumeClaim/shop/spool',
    field: 'spec.storageClassName',
    verdict: 'warn',
  },
  {
    name: 'a new claim whose class deletes, and goes from the tree and stays on the cluster',
    decides: 'StorageClass metadata.annotations',
    before: { add: { 'apps/shop': [kept(storageClass('scratch', 'Delete'))] } },
    after: { add: { 'apps/shop': [claim('scratch')] } },
    object: '/PersistentVolumeClaim/shop/spool',
    field: 'spec.storageClassName',
    verdict: 'warn',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'a claim that its annotation keeps',
    decides: 'metadata.annotations',
    both: {
      set: {
        'PersistentVolumeClaim shop/uploads': {
          'metadata.annotations["argocd.argoproj.io/sync-options"]': 'Prune=false,Delete=false',
        },
      },
    },
    after: { remove: ['PersistentVolumeClaim shop/uploads'] },
  },
  {
    name: 'a claim on a cluster whose sync object does not prune',
    decides: 'spec.prune',
    clusters: [{ name: 'prod', engine: 'flux' }],
    both: { set: { 'Kustomization flux-system/shop': { 'spec.prune': false } } },
    after: { remove: ['PersistentVolumeClaim shop/uploads'] },
  },
  {
    name: 'a new StatefulSet whose class retains',
    decides: 'reclaimPolicy',
    both: { add: { 'apps/shop': [storageClass('safe', 'Retain')] } },
    after: { add: { 'apps/shop': [statefulSet('safe')] } },
  },
  {
    name: 'a new claim whose class retains, and goes from the tree and stays on the cluster',
    decides: 'StorageClass metadata.annotations',
    before: { add: { 'apps/shop': [kept(storageClass('safe', 'Retain'))] } },
    after: { add: { 'apps/shop': [claim('safe')] } },
  },
  {
    name: 'a class that grows volumes',
    decides: 'allowVolumeExpansion',
    both: { add: { 'apps/shop': [storageClass('fast', 'Delete')] } },
    after: { set: { 'StorageClass fast': { allowVolumeExpansion: true } } },
  },
  {
    name: 'the class of snapshots that goes',
    decides: 'kind',
    before: {
      add: {
        'apps/shop': [
          { apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshotClass', metadata: { name: 'fast' } },
        ],
      },
    },
  },
  {
    name: 'a class of no claim that begins to delete',
    decides: 'StorageClass',
    before: { add: { 'apps/shop': [storageClass('slow', 'Retain')] } },
    after: { add: { 'apps/shop': [storageClass('slow', 'Delete')] } },
  },
  {
    name: 'a class of a claim that begins to retain',
    decides: 'Retain',
    before: { add: { 'apps/shop': [storageClass('fast', 'Delete')] } },
    after: { add: { 'apps/shop': [storageClass('fast', 'Retain')] } },
  },
];

function kept(manifest: Manifest): Manifest {
  const annotations = { 'argocd.argoproj.io/sync-options': 'Prune=false' };
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

function volume(): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'uploads' },
    spec: { capacity: { storage: '20Gi' }, persistentVolumeReclaimPolicy: 'Delete' },
  };
}

function storageClass(name: string, reclaimPolicy: string | undefined): Manifest {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name },
    provisioner: 'ebs.csi.aws.com',
    ...(reclaimPolicy !== undefined && { reclaimPolicy }),
  };
}

function statefulSet(storageClassName: string): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'queue', namespace: 'shop' },
    spec: { replicas: 1, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { storageClassName } }] },
  };
}

function claim(storageClassName: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'spool', namespace: 'shop' },
    spec: { storageClassName },
  };
}
