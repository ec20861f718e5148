import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { podIdentity, serviceAccountAnnotations } from './identity.ts';

const tenant = '0b7d9e34-82c1-4a5f-96e0-d13c5a7b8e42';
const client = 'c79d6793-46d4-4c7a-9c39-02b38963dc6e';
const cluster = testCluster({ name: 'azure-one', identities: { tenant, clients: { 'order/secrets': client } } });
const order = { namespace: 'order', serviceAccountName: 'secrets' };

it('states the client id of the facts', () => {
  expect(serviceAccountAnnotations(cluster, order)).toEqual({
    'azure.workload.identity/client-id': client,
    'azure.workload.identity/tenant-id': tenant,
  });
});

it('refuses a ServiceAccount that the facts do not know', () => {
  const workload = { namespace: 'payment', serviceAccountName: 'secrets' };
  expect(() => serviceAccountAnnotations(cluster, workload)).toThrow(
    'azure-one: identities.clients has no "payment/secrets"; add the client id of its managed identity',
  );
});

it('refuses a cluster whose facts know nobody', () => {
  expect(() => serviceAccountAnnotations(testCluster({ name: 'azure-two' }), order)).toThrow(
    'azure-two: no identities; an Azure cluster states the tenant and the client ids of its managed identities',
  );
});

it('marks the pod for the webhook and lets it exchange its token', () => {
  const { labels, egress } = podIdentity(cluster, order);
  expect(labels).toEqual({ 'azure.workload.identity/use': 'true' });
  expect(egress.map(({ ports }) => ports)).toEqual([[443]]);
  expect(egress[0]?.peers).toContainEqual({ ipBlock: { cidr: '20.190.128.0/18' } });
});
