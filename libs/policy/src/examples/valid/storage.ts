import type { Manifest } from '@delivery/manifest';
import { labels } from './labels.ts';
import { protectedAnnotations } from './protected.ts';
import { metadataOf } from './workloads.ts';

/** What keeps data and credentials, and what defines a kind. */
export const storage: readonly Manifest[] = [
  {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'fast', labels: labels('shop') },
    provisioner: 'csi.example',
    reclaimPolicy: 'Retain',
    allowVolumeExpansion: true,
    volumeBindingMode: 'WaitForFirstConsumer',
  },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { ...metadataOf('shop', 'uploads'), annotations: protectedAnnotations },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'fast',
      resources: { requests: { storage: '20Gi' } },
    },
  },
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: metadataOf('shop', 'default'),
    spec: {
      provider: {
        aws: {
          service: 'SecretsManager',
          region: 'eu-west-1',
          auth: { jwt: { serviceAccountRef: { name: 'secrets' } } },
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadataOf('shop', 'secrets'),
    automountServiceAccountToken: false,
  },
  {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'coupons.shop.example', labels: labels('shop'), annotations: protectedAnnotations },
    spec: {
      group: 'shop.example',
      names: { kind: 'Coupon', listKind: 'CouponList', plural: 'coupons', singular: 'coupon' },
      scope: 'Namespaced',
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
    },
  },
];
