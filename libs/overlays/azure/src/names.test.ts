import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { bucket } from './bucket.ts';
import { resourceId } from './names.ts';
import { registry } from './registry.ts';
import { secretStore } from './secret-store.ts';

const cluster = testCluster({ name: 'azure-staging-westeurope', account: '6f1c2a7e-3b0d-4c58-9a41-2d7e5b8c9f10' });
const long = testCluster({ name: 'azure-development-westeurope' });
const vaultOf = (name: string) =>
  secretStore(testCluster({ name }), { namespace: 'order', serviceAccountName: 'secrets' });

it('derives names that Azure takes', () => {
  expect(registry(cluster)).toBe('azurestagingwesteurope.azurecr.io');
  expect(bucket(cluster, { bucket: 'settlements', cidrs: [] })).toEqual({
    url: 'https://azurestagingwesteurope.blob.core.windows.net/settlements',
    endpoint: 'azurestagingwesteurope.blob.core.windows.net',
  });
  expect(vaultOf(cluster.name)).toEqual({
    azurekv: {
      authType: 'WorkloadIdentity',
      vaultUrl: 'https://azure-staging-westeurope.vault.azure.net',
      serviceAccountRef: { name: 'secrets' },
    },
  });
});

it('refuses a cluster whose name leaves no room', () => {
  expect(() => vaultOf(long.name)).toThrow(
    'key vault "azure-development-westeurope" has 28 characters; Azure allows 3 to 24 letters, digits and single hyphens: name the cluster otherwise',
  );
  expect(() => bucket(long, { bucket: 'settlements', cidrs: [] })).toThrow(
    'storage account "azuredevelopmentwesteurope" has 26 characters; Azure allows 3 to 24 lower-case letters and digits',
  );
});

it('refuses two hyphens in a row, which a key vault cannot have', () => {
  expect(() => vaultOf('azure--one')).toThrow('key vault "azure--one"');
});

it('addresses resources in the resource group of the cluster', () => {
  expect(resourceId(cluster, 'Microsoft.Compute/diskEncryptionSets', 'volumes')).toBe(
    '/subscriptions/6f1c2a7e-3b0d-4c58-9a41-2d7e5b8c9f10/resourceGroups/azure-staging-westeurope/providers/Microsoft.Compute/diskEncryptionSets/volumes',
  );
});
