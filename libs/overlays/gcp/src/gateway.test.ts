import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { gateway } from './gateway.ts';

const answer = gateway(testCluster({ cloud: 'gcp', name: 'gcp-prod-europe-west1' }));
const backend = { namespace: 'api-gateway', service: 'api-gateway', selector: {}, port: 8080, healthPath: '/readyz' };
const policies = (requestsPerMinute?: number) =>
  answer?.backendPolicies({ ...backend, ...(requestsPerMinute !== undefined && { requestsPerMinute }) });

it('admits the front ends of Google alone', () => {
  expect(answer?.sources.map((peer) => peer.ipBlock?.cidr)).toEqual(['35.191.0.0/16', '130.211.0.0/22']);
});

it('checks health where the pod says that it takes requests', () => {
  expect(policies()?.[0]).toMatchObject({
    apiVersion: 'networking.gke.io/v1',
    kind: 'HealthCheckPolicy',
    metadata: { namespace: 'api-gateway', name: 'api-gateway' },
    spec: { default: { config: { type: 'HTTP', httpHealthCheck: { requestPath: '/readyz' } } } },
  });
});

it('limits the rate by the policy whose name states the limit', () => {
  expect(policies(600)?.[1]).toMatchObject({
    kind: 'GCPBackendPolicy',
    spec: { default: { securityPolicy: 'gcp-prod-europe-west1-600-per-minute' } },
  });
  expect(policies()?.[1]?.['spec']).not.toHaveProperty('default.securityPolicy');
});
