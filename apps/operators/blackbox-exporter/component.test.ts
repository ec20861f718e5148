import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import blackboxExporter from './component.ts';

const cluster = testCluster({ role: 'observability' });
const { get } = testRender(blackboxExporter, { folder: 'apps/operators/blackbox-exporter', cluster });

it('takes an answer for one only when it comes over TLS', () => {
  expect(get('Application', 'blackbox-exporter-chart')['spec']).toMatchObject({
    source: {
      chart: 'prometheus-blackbox-exporter',
      helm: { valuesObject: { config: { modules: { https: { http: { fail_if_not_ssl: true, method: 'GET' } } } } } },
    },
  });
});

it('is asked by Prometheus, and asks the world', () => {
  expect(get('NetworkPolicy', 'blackbox-exporter')['spec']).toMatchObject({
    ingress: [{ ports: [{ port: 9115, protocol: 'TCP' }] }],
    egress: [{ ports: [{ port: 53 }, { port: 53 }] }, { ports: [{ port: 443 }] }],
  });
});

it('runs where the others are looked at', () => {
  expect([cluster, testCluster()].map((one) => blackboxExporter.clusters(one))).toEqual([true, false]);
});
