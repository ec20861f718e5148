import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import certManager from './component.ts';

const render = (cluster = testCluster()) => testRender(certManager, { folder: 'apps/operators/cert-manager', cluster });
const values = (cluster = testCluster({ engine: 'flux' })) =>
  (render(cluster).get('HelmRelease', 'cert-manager')['spec'] as { values: Record<string, unknown> }).values;
const azure = {
  cloud: 'azure',
  account: '00000000-0000-0000-0000-000000000001',
  identities: {
    tenant: '00000000-0000-0000-0000-000000000002',
    clients: { 'cert-manager/cert-manager': '00000000-0000-0000-0000-000000000003' },
  },
};

it('installs no definitions and no Job that only waits', () => {
  expect(values()).toMatchObject({ crds: { enabled: false }, startupapicheck: { enabled: false } });
});

it('elects its leader in its own namespace', () => {
  expect(values()).toMatchObject({ global: { leaderElection: { namespace: 'cert-manager' } } });
});

it('follows the availability profile', () => {
  expect(values()).toMatchObject({
    replicaCount: 2,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    webhook: { replicaCount: 3, timeoutSeconds: 3 },
  });
  expect(values(testCluster({ engine: 'flux', availability: 'development' }))).toMatchObject({
    replicaCount: 1,
    podDisruptionBudget: { enabled: false },
    webhook: { replicaCount: 1, topologySpreadConstraints: [] },
  });
});

it('shows the cloud who it is, as the cloud asks for', () => {
  expect(values(testCluster({ engine: 'flux', ...azure }))).toMatchObject({
    serviceAccount: {
      annotations: { 'azure.workload.identity/client-id': azure.identities.clients['cert-manager/cert-manager'] },
    },
    podLabels: { 'azure.workload.identity/use': 'true' },
  });
  expect(values()).toMatchObject({ serviceAccount: { annotations: {} }, podLabels: {} });
});

it('lets only the controller out, and only the API server and Prometheus in', () => {
  const policies = render().manifests.filter(({ kind }) => kind === 'NetworkPolicy');
  const directions = policies.map(({ metadata, spec }) => {
    const { ingress, egress } = spec as { ingress: unknown[]; egress: unknown[] };
    return [metadata.name, ingress.length, egress.length];
  });
  // DNS and the API server; the controller also APIs of the cloud and the agent that hands out its identity
  expect(directions).toEqual([
    ['controller', 1, 4],
    ['webhook', 1, 2],
    ['cainjector', 0, 2],
  ]);
});

it('is not on a desk', () => {
  expect(certManager.clusters(testCluster({ role: 'local', cloud: 'local' }))).toBe(false);
});
