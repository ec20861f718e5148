import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { dnsProvider, dnsSolver } from './dns-provider.ts';

const client = 'de08caa1-a081-4910-8a25-e4664f5253a0';
const cluster = testCluster({
  name: 'azure-one',
  account: '6f1c2a7e-3b0d-4c58-9a41-2d7e5b8c9f10',
  domain: 'azure-one.delivery.example',
  identities: { tenant: 'tenant', clients: { 'cert-manager/cert-manager': client } },
});

it('gives external-dns a file that holds no credential', () => {
  const { secretConfiguration } = dnsProvider(cluster) as { secretConfiguration: { data: Record<string, string> } };
  expect(JSON.parse(secretConfiguration.data['azure.json'] ?? '')).toEqual({
    subscriptionId: '6f1c2a7e-3b0d-4c58-9a41-2d7e5b8c9f10',
    resourceGroup: 'azure-one',
    useWorkloadIdentityExtension: true,
  });
});

it('proves names as the identity of cert-manager', () => {
  expect(dnsSolver(cluster)?.azureDNS).toMatchObject({
    hostedZoneName: 'azure-one.delivery.example',
    managedIdentity: { clientID: client },
  });
});
