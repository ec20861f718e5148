import { testFoundation } from '@delivery/catalog/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster, testFleet } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import { asModel } from '../model.ts';
import { platformTraffic } from './platform-traffic.ts';

const { bindings, network, telemetry } = testCluster();
const buckets = { metrics: { bucket: 'metrics', cidrs: ['10.0.3.4/32'] } };
const keeper = testCluster({ bindings: { ...bindings, buckets } });
const observer = testCluster({
  ...{ name: 'observer', role: 'observability', bindings: { ...bindings, buckets } },
  network: { ...network, nodes: '10.36.0.0/17', loadBalancers: '10.36.251.0/24' },
});

const traffic = (cluster: Cluster, clusters: readonly Cluster[] = [cluster], apps = [testFoundation('grafana')]) =>
  platformTraffic(cluster, asModel(testFleet(clusters), { apps }));
const lines = (...input: Parameters<typeof traffic>) =>
  traffic(...input).outside.map(({ workload, direction, peer, ports, because }) => {
    const place = 'cidr' in peer ? peer.cidr : 'entity' in peer ? peer.entity : peer.namespace;
    return `${workload.replace('monitoring/', '')} ${direction} ${place} ${ports.join(',')} (${because})`;
  });

describe('where a bucket keeps metrics', () => {
  it('two parts open it with the identity of the cloud, and the querier does not', () => {
    const opening = lines(keeper).filter((line) => /bucket metrics|identity/.test(line));
    expect(opening).toEqual([
      'thanos-store egress 10.0.3.4/32 443 (bucket metrics)',
      'thanos-store egress 169.254.170.23/32 80 (its cloud identity)',
      'thanos-compact egress 10.0.3.4/32 443 (bucket metrics)',
      'thanos-compact egress 169.254.170.23/32 80 (its cloud identity)',
    ]);
  });

  it('the querier asks the store, and answers Grafana where it runs', () => {
    expect(traffic(keeper).calls).toEqual([
      { from: 'monitoring/thanos-query', to: 'monitoring/thanos-store', port: 10901 },
    ]);
    expect(lines(keeper)).toContain('thanos-query ingress grafana 10902 (panels)');
    expect(lines(keeper, [keeper], []).join()).not.toContain('panels');
  });

  it('the global view asks load balancers, and each answers its addresses', () => {
    expect(lines(keeper, [keeper, observer])).toContain('thanos-query ingress 10.36.0.0/17 10901 (the global view)');
    const asked = lines(observer, [keeper, observer]).filter((line) => line.includes('metrics of'));
    expect(asked).toEqual([
      'thanos-global egress 10.0.241.0/24 10901 (metrics of aws-test)',
      'thanos-global egress 10.36.251.0/24 10901 (metrics of observer)',
    ]);
    expect(lines(keeper).join()).not.toContain('thanos-global');
  });
});

it('VictoriaMetrics is written to and asked, and opens nothing', () => {
  const found = lines({ ...keeper, telemetry: { ...telemetry, metrics: 'victoria-metrics' } });
  expect(found.filter((line) => !line.includes('names'))).toEqual([
    'victoria-metrics ingress monitoring 8428 (its metrics)',
    'victoria-metrics ingress grafana 8428 (panels)',
  ]);
});

it('is nothing on a desk, nor where nothing is kept for long', () => {
  const none = { calls: [], outside: [] };
  expect([traffic({ ...keeper, role: 'local' }), traffic(testCluster())]).toEqual([none, none]);
});
