import { testApp, testService } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import records from './component.ts';

const healthCheck = '0a1b2c3d-0000-4000-8000-0123456789ab';
const others = [
  testApp('api-gateway', { service: testService({ route: { host: 'api', paths: ['/'] } }) }),
  testApp('user'),
];
const endpoints = (name: string, traffic: { readonly weight?: number; readonly continent?: string }) => {
  const cluster = testCluster({ traffic: { healthCheck, ...traffic } });
  const { spec, metadata } = testRender(records, { cluster, others, folder: 'apps/traffic/global-records' }).get(
    'DNSEndpoint',
    name,
  );
  return { labels: metadata.labels, endpoints: (spec as { endpoints: readonly object[] }).endpoints };
};

it('steers by weight, with a health check', () => {
  const { labels, endpoints: found } = endpoints('api-steering', { weight: 30 });
  expect(labels).toMatchObject({ 'delivery.example/dns': 'steering' });
  expect(found).toEqual([
    {
      dnsName: 'api.steering.delivery.example',
      recordType: 'CNAME',
      targets: ['api.aws-test.delivery.example'],
      recordTTL: 20,
      setIdentifier: 'aws-test',
      providerSpecific: [
        { name: 'aws/weight', value: '30' },
        { name: 'aws/health-check-id', value: healthCheck },
      ],
    },
  ]);
});

it('or by the continent of the caller', () => {
  const [record] = endpoints('api-steering', { continent: 'EU' }).endpoints;
  expect(record).toMatchObject({
    providerSpecific: [
      { name: 'aws/geolocation-continent-code', value: 'EU' },
      { name: 'aws/health-check-id', value: healthCheck },
    ],
  });
});

it('points the global name at the steering zone, the same from every cluster', () => {
  expect(endpoints('api-global', { weight: 30 }).endpoints).toEqual([
    {
      dnsName: 'api.delivery.example',
      recordType: 'CNAME',
      targets: ['api.steering.delivery.example'],
      providerSpecific: [{ name: 'external-dns.alpha.kubernetes.io/cloudflare-proxied', value: 'true' }],
    },
  ]);
});

it('has no records of a cluster that joins, drains, or has no share', () => {
  const traffic = { healthCheck, weight: 30 };
  const on = (changes: Parameters<typeof testCluster>[0]) => records.clusters(testCluster(changes));
  expect([on({ traffic }), on({ traffic, state: 'joining' }), on({ traffic, state: 'draining' }), on({})]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
