import { siteVaultPeer } from '@delivery/overlay-contract';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { secretStore, secretStoreReach } from './secret-store.ts';

const cluster = testCluster({ domain: 'edge-rotterdam.delivery.example' });

it('reads from the Vault of the site as the ServiceAccount of the namespace, and keeps no token', () => {
  expect(secretStore(cluster, { namespace: 'delivery', serviceAccountName: 'secrets' })).toMatchObject({
    vault: {
      server: 'https://vault-active.vault.svc:8200',
      auth: { kubernetes: { role: 'delivery-secrets', serviceAccountRef: { name: 'secrets' } } },
    },
  });
});

it('stays in the cluster', () => {
  expect(secretStoreReach(cluster)).toEqual([{ peers: [siteVaultPeer], ports: [8200] }]);
});
