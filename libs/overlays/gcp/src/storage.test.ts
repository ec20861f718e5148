import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { snapshotClass, storageClasses } from './storage.ts';

const cluster = testCluster({ name: 'gcp-one', account: 'delivery-prod', region: 'europe-west1' });

it('encrypts every volume with the key of the cluster, each driver by its own parameter', () => {
  const key = 'projects/delivery-prod/locations/europe-west1/keyRings/gcp-one/cryptoKeys/volumes';
  expect(storageClasses(cluster)).toMatchObject({
    default: { parameters: { 'disk-encryption-kms-key': key } },
    fast: { parameters: { 'disk-encryption-kms-key': key } },
    shared: { parameters: { 'instance-encryption-kms-key': key } },
  });
});

it('keeps snapshots in the region', () => {
  expect(snapshotClass(cluster)?.parameters).toEqual({ 'storage-locations': 'europe-west1' });
});
