import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { secretStore, secretStoreReach } from './secret-store.ts';

const cluster = testCluster({
  domain: 'edge-rotterdam.delivery.example',
  network: { controlPlane: '10.22.0.0/28', loadBalancers: '10.22.1.0/28' },
});

it('reads from the Vault of the site as the ServiceAccount of the namespace, and keeps no token', () => {
  expect(secretStore(cluster, { namespace: 'delivery', serviceAccountName: 'secrets' })).toMatchObject({
    vault: {
      server: 'https://vault.edge-rotterdam.delivery.example:8200',
      auth: { kubernetes: { role: 'delivery-secrets', serviceAccountRef: { name: 'secrets' } } },
    },
  });
});

it('stays at the site', () => {
  expect(secretStoreReach(cluster)).toEqual([{ peers: [{ ipBlock: { cidr: '10.22.0.0/28' } }], ports: [8200] }]);
});
