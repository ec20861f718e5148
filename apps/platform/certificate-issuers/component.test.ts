import { clusterScoped, testRender } from '@delivery/component/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import certificateIssuers from './component.ts';

const render = (changes: Partial<Cluster> = {}) =>
  testRender(certificateIssuers, {
    folder: 'apps/platform/certificate-issuers',
    cluster: testCluster(changes),
    bundles: clusterScoped('cert-manager.io/ClusterIssuer'),
  });
const solvers = (changes?: Partial<Cluster>) =>
  (render(changes).get('ClusterIssuer', 'public')['spec'] as { acme: { solvers: unknown } }).acme.solvers;
const traffic = { healthCheck: '11111111-2222-3333-4444-555555555555', continent: 'EU' };
const own = { selector: { dnsZones: ['aws-test.delivery.example'] }, dns01: { route53: { region: 'eu-west-1' } } };

it('proves names of the own zone with the identity of the cloud', () => {
  expect(solvers()).toEqual([own]);
  expect(JSON.stringify(render().manifests)).not.toContain('cloudflare');
});

it('proves global names with a token, where the cluster has a share of them', () => {
  expect(solvers({ traffic })).toEqual([
    own,
    {
      selector: { dnsZones: ['delivery.example'] },
      dns01: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare-api-token', key: 'token' } } },
    },
  ]);
  expect(render({ traffic }).get('ExternalSecret', 'cloudflare-api-token')).toMatchObject({
    metadata: { namespace: 'cert-manager' },
    spec: { target: { creationPolicy: 'Owner', deletionPolicy: 'Retain' }, refreshInterval: '1h' },
  });
});

it('is left out where no public authority sees the names', () => {
  expect(certificateIssuers.clusters(testCluster({ cloud: 'edge', role: 'edge' }))).toBe(false);
});
