import { testApp, testService } from '@delivery/catalog/testing';
import { clusterScoped, testRender } from '@delivery/component/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import gateway from './component.ts';

const route = { host: 'api', paths: ['/'] };
const others = [testApp('api-gateway', { service: testService({ route }) }), testApp('user')];
const bundles = clusterScoped('gateway.networking.k8s.io/GatewayClass');
const render = (cluster: Cluster) => testRender(gateway, { cluster, others, bundles, folder: 'apps/platform/gateway' });
const traffic = { healthCheck: '0a1b2c3d-0000-4000-8000-0123456789ab', weight: 10 };

interface Spec {
  readonly listeners: readonly { readonly name: string; readonly hostname?: string; readonly tls?: object }[];
}
const listeners = (cluster: Cluster) => (render(cluster).get('Gateway', 'public')['spec'] as unknown as Spec).listeners;

it('has a listener for each name that a service claims, and admits the routes of that service only', () => {
  expect(listeners(testCluster({ traffic })).map(({ hostname }) => hostname)).toEqual([
    undefined,
    'api.aws-test.delivery.example',
    'api.delivery.example',
  ]);
  expect(listeners(testCluster())[1]).toMatchObject({
    protocol: 'HTTPS',
    allowedRoutes: {
      namespaces: { from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'api-gateway' } } },
    },
  });
});

it('serves nothing without TLS', () => {
  expect(render(testCluster()).get('HTTPRoute', 'redirect-to-https')['spec']).toEqual({
    parentRefs: [{ name: 'public', sectionName: 'http' }],
    rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
  });
});

it('lets the load balancer, cert-manager or the store of the site bring the certificate', () => {
  const cluster = (cloud: string, changes: Partial<Cluster> = {}) => testCluster({ cloud, ...changes });
  const kinds = (of: Cluster) => render(of).manifests.map(({ kind }) => kind);
  expect(kinds(cluster('aws'))).not.toContain('Certificate');
  expect(listeners(cluster('aws')).every(({ tls }) => tls === undefined)).toBe(true);
  expect(render(cluster('gcp', { account: 'delivery-test' })).get('Certificate', 'public-tls')).toMatchObject({
    spec: { secretName: 'public-tls', dnsNames: ['api.aws-test.delivery.example'] },
  });
  const site = cluster('edge', { role: 'edge', account: 'site', region: 'site', cni: 'cilium' });
  expect(kinds(site)).toContain('ExternalSecret');
  expect(listeners(site)[1]?.tls).toEqual({ mode: 'Terminate', certificateRefs: [{ name: 'public-tls' }] });
});

it('is not where nothing brings requests from outside', () => {
  expect(gateway.clusters(testCluster({ cloud: 'local', role: 'local' }))).toBe(false);
  expect(gateway.clusters(testCluster())).toBe(true);
});
