import type { Cluster } from '@delivery/fleet';
import { describe, expect, it } from 'vitest';
import { clusterIn, service, testModel } from '../testing/test-model.ts';
import { trafficOf } from './traffic-facts.ts';

const apps = [
  service('api-gateway', { calls: { order: 'grpc', delivery: 'http' }, route: { host: 'api', paths: ['/'] } }),
  service('order', {
    ports: { http: 8080, grpc: 9000, metrics: 9090 },
    calledBy: ['api-gateway'],
    needs: { postgres: 'orders', topics: { publish: ['order-events'] } },
    workers: {
      archive: {
        args: [],
        requests: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' },
        needs: { bucket: 'settlements' },
        scaleOn: { topic: 'order-events', lag: 1 },
      },
    },
    cronTasks: {
      sweep: {
        args: [],
        schedule: '* * * * *',
        deadlineSeconds: 60,
        requests: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' },
        needs: { redis: 'sessions' },
      },
    },
    edge: { needs: {}, workers: {} },
  }),
];

function traffic(changes: Partial<Cluster> = {}) {
  return trafficOf(clusterIn('canary', 'test', changes), testModel({ apps }));
}

/** What a workload may open or take beside calls and scrapes, e.g. `to 10.0.0.0/24 TCP 5432: postgres orders`. */
function outsideOf(workload: string, changes?: Partial<Cluster>) {
  return traffic(changes)
    .outside.filter((one) => one.workload === workload && one.because !== 'metrics')
    .map(({ direction, peer, ports, protocol = 'TCP', because }) => {
      const place = 'cidr' in peer ? peer.cidr : 'entity' in peer ? peer.entity : Object.values(peer.labels).join();
      return `${direction} ${place} ${protocol} ${ports.join(',')}: ${because}`;
    });
}

const names = ['egress kube-dns UDP 53: names', 'egress kube-dns TCP 53: names'];

/** Ports on which Prometheus asks, by workload. */
function scrapesOf(changes?: Partial<Cluster>) {
  const scrapes = traffic(changes).outside.filter(({ because }) => because === 'metrics');
  return scrapes.map(({ workload, direction, ports }) => `${direction} ${workload} ${ports.join()}`);
}

it('knows where Prometheus asks for metrics: services with such a port, and workers', () => {
  expect(scrapesOf()).toEqual(['ingress order/order 9090', 'ingress order/order-archive 9090']);
  expect(scrapesOf({ role: 'local', cloud: 'local' })).toEqual([]);
});

it('knows where every pod of a service sends its traces', () => {
  const to = 'opentelemetry-agent/opentelemetry-agent';
  expect(traffic().calls).toContainEqual({ from: 'order/order-sweep', to, port: 4317 });
  expect(JSON.stringify(traffic({ role: 'local', cloud: 'local' }).calls)).not.toContain(to);
});

it('knows of whom everything is known: services, and not what the platform runs', () => {
  expect(traffic().namespaces).toEqual(['api-gateway', 'order']);
});

it('knows calls by the numbers of their ports, between services that the cluster has', () => {
  const calls = traffic().calls.filter(({ to }) => !to.startsWith('opentelemetry'));
  expect(calls).toEqual([{ from: 'api-gateway/api-gateway', to: 'order/order', port: 9000 }]);
});

describe('beside calls', () => {
  it('a service reaches names and what it needs', () => {
    expect(outsideOf('order/order')).toEqual([
      ...names,
      'egress 10.0.0.0/24 TCP 5432: postgres orders',
      'egress 10.0.2.0/24 TCP 9093: kafka',
    ]);
  });

  it('its worker reaches that and what it needs itself, with a cloud identity for a bucket', () => {
    expect(outsideOf('order/order-archive')).toEqual([
      ...outsideOf('order/order'),
      'egress 10.0.3.4/32 TCP 443: bucket settlements',
      'egress 169.254.170.23/32 TCP 80: its cloud identity',
    ]);
  });

  it('so does its task', () => {
    expect(outsideOf('order/order-sweep')).toEqual([
      ...outsideOf('order/order'),
      'egress 10.0.1.0/24 TCP 6380: redis sessions',
    ]);
  });

  it('where Cilium is the network, what has known names is reached by them', () => {
    const cilium = { cni: 'cilium' };
    expect(outsideOf('order/order', cilium)).toEqual([
      ...names,
      'egress orders.db.example TCP 5432: postgres orders',
      'egress 10.0.2.0/24 TCP 9093: kafka',
    ]);
    expect(outsideOf('order/order-archive', cilium).slice(4, 6)).toEqual([
      'egress s3.eu-west-1.amazonaws.com TCP 443: bucket settlements',
      'egress delivery-test-settlements.s3.eu-west-1.amazonaws.com TCP 443: bucket settlements',
    ]);
  });

  it('load balancers reach a service with a route, where there are some', () => {
    expect(outsideOf('api-gateway/api-gateway')).toEqual([...names, 'ingress 10.0.241.0/24 TCP 8080: load balancers']);
    expect(outsideOf('api-gateway/api-gateway', { cloud: 'local' })).toEqual(names);
  });

  it('at the edge the Gateway is Cilium, and the variant is light', () => {
    const edge = { cloud: 'edge', role: 'edge' } as const;
    expect(outsideOf('api-gateway/api-gateway', edge)).toEqual([...names, 'ingress ingress TCP 8080: load balancers']);
    expect(outsideOf('order/order', edge)).toEqual(names);
    expect(outsideOf('order/order-archive', edge)).toEqual([]);
  });

  it('a sidecar reaches its mesh', () => {
    expect(outsideOf('order/order', { mesh: 'istio' })).toContain('egress istiod TCP 15012: the mesh');
  });

  it('names are asked where the cloud answers them', () => {
    expect(outsideOf('order/order', { cloud: 'gcp' })).toContain('egress 169.254.20.10/32 UDP 53: names');
  });
});

it.each([
  ['aws', [{ cidr: '169.254.170.23/32', ports: [80] }]],
  ['gcp', [{ cidr: '169.254.169.254/32', ports: [80, 8080] }]],
  ['edge', []],
])('knows where %s hands out identities', (cloud, identity) => {
  expect(traffic({ cloud }).identity).toEqual(identity);
});

it('asks Azure with an identity that the facts know', () => {
  const identities = { tenant: 'b0a1', clients: { 'order/order-archive': 'c1d2' } };
  expect(traffic({ cloud: 'azure', identities }).identity[0]).toEqual({ cidr: '20.20.32.0/19', ports: [443] });
});
