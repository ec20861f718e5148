import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { objectStore } from './object-store.ts';

it('opens a container of the storage account of the cluster, without its key', () => {
  const cluster = testCluster({ name: 'azure-prod-eastus2', cloud: 'azure' });
  expect(objectStore(cluster, { bucket: 'metrics', cidrs: ['10.0.3.4/32'] })).toEqual({
    type: 'AZURE',
    config: { storage_account: 'azureprodeastus2', endpoint: 'blob.core.windows.net', container: 'metrics' },
  });
});
