import { testRender } from '@delivery/component/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import thanos from './component.ts';

const { network, bindings, telemetry } = testCluster();
const withBucket = (name: string, changes: Partial<Cluster> = {}) =>
  testCluster({
    name,
    domain: `${name}.delivery.example`,
    bindings: { ...bindings, buckets: { metrics: { bucket: `${name}-metrics`, cidrs: ['10.0.3.4/32'] } } },
    ...changes,
  });
const own = withBucket('aws-one');
const observer = withBucket('aws-observability', {
  role: 'observability',
  network: { ...network, nodes: '10.36.0.0/17', loadBalancers: '10.36.251.0/24' },
});
const render = (cluster = own, otherClusters: readonly Cluster[] = [observer]) =>
  testRender(thanos, { folder: 'apps/platform/thanos', cluster, otherClusters });
const names = (kind: string, rendering = render()) =>
  rendering.manifests.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);
interface Container {
  readonly args: readonly string[];
}
const args = (object: Manifest) => {
  const { template } = object['spec'] as { template: { spec: { containers: readonly Container[] } } };
  return template.spec.containers[0]?.args ?? [];
};
const rules = (name: string, rendering = render()) =>
  rendering.get('NetworkPolicy', name)['spec'] as { ingress: unknown[]; egress: unknown[] };
const tcp = (port: number) => ({ protocol: 'TCP', port });

it('is where a bucket keeps metrics', () => {
  expect(thanos.clusters(own)).toBe(true);
  expect(thanos.clusters(testCluster())).toBe(false);
  expect(thanos.clusters(withBucket('gcp', { telemetry: { ...telemetry, metrics: 'victoria-metrics' } }))).toBe(false);
});

it('has one compactor, whatever the profile: two would destroy the bucket', () => {
  const compactor = render().get('StatefulSet', 'thanos-compact');
  expect(compactor['spec']).toMatchObject({ replicas: 1 });
  expect(compactor.metadata.annotations).toHaveProperty(['policy.delivery.example/W43']);
  expect(args(compactor)).toContain('--retention.resolution-1h=730d');
});

it('opens the bucket with an identity for each part that needs it, and no key', () => {
  const gcp = withBucket('gcp-one', { cloud: 'gcp', account: 'delivery-test' });
  const account = render(gcp).get('ServiceAccount', 'thanos-store');
  expect(account.metadata.annotations).toEqual({
    'iam.gke.io/gcp-service-account': 'monitoring-thanos-store@delivery-test.iam.gserviceaccount.com',
  });
  expect(render(gcp).get('ConfigMap', 'thanos-object-store')['data']).toEqual({
    'object-store.yaml': 'config:\n  bucket: gcp-one-metrics\ntype: GCS\n',
  });
  expect(render(gcp).get('ServiceAccount', 'thanos-query').metadata).not.toHaveProperty('annotations');
});

it('asks Prometheus and the bucket, and counts replicas once', () => {
  expect(args(render().get('Deployment', 'thanos-query'))).toEqual(
    expect.arrayContaining([
      '--endpoint=dnssrv+_grpc._tcp.prometheus-operated.monitoring.svc.cluster.local',
      '--endpoint=dnssrv+_grpc._tcp.thanos-store.monitoring.svc.cluster.local',
      '--query.replica-label=prometheus_replica',
    ]),
  );
});

describe('the door to the global view', () => {
  it('is a load balancer inside, for the observer’s addresses and certificate alone', () => {
    const { metadata, spec } = render().get('Service', 'thanos-door');
    expect(metadata.annotations).toMatchObject({
      'external-dns.alpha.kubernetes.io/hostname': 'thanos.aws-one.delivery.example',
      'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal',
    });
    expect(metadata.annotations).toHaveProperty(['policy.delivery.example/V02']);
    expect(spec).toMatchObject({ loadBalancerSourceRanges: ['10.36.0.0/17'], externalTrafficPolicy: 'Local' });
    expect(args(render().get('Deployment', 'thanos-query'))).toContain(
      '--grpc-server-tls-client-ca=/etc/thanos/authority/ca.crt',
    );
    expect(rules('thanos-query').ingress).toContainEqual({
      from: [{ ipBlock: { cidr: '10.36.0.0/17' } }],
      ports: [tcp(10901)],
    });
    expect(render().get('Certificate', 'thanos-server-tls')['spec']).toMatchObject({
      dnsNames: ['thanos.aws-one.delivery.example'],
    });
  });

  it('is closed where nobody watches', () => {
    const alone = render(own, []);
    expect(names('Service', alone)).toEqual(['thanos-store', 'thanos-compact', 'thanos-query']);
    expect(args(alone.get('Deployment', 'thanos-query')).join()).not.toContain('tls');
  });
});

describe('the global view', () => {
  const gcp = withBucket('gcp-one', { cloud: 'gcp', network: { ...network, loadBalancers: '10.64.251.0/24' } });
  const rendering = render(observer, [own, gcp, testCluster({ name: 'edge', role: 'edge' })]);

  it('asks the querier of every cluster that has one, itself among them, and shows who it is', () => {
    const found = args(rendering.get('Deployment', 'thanos-global'));
    expect(found.filter((arg) => arg.startsWith('--endpoint='))).toEqual([
      '--endpoint=thanos.aws-observability.delivery.example:10901',
      '--endpoint=thanos.aws-one.delivery.example:10901',
      '--endpoint=thanos.gcp-one.delivery.example:10901',
    ]);
    expect(found).toContain('--grpc-client-tls-cert=/etc/thanos/client/tls.crt');
  });

  it('reaches their load balancers, and nothing else but names', () => {
    expect(rules('thanos-global', rendering).egress.at(-1)).toEqual({
      to: ['10.36.251.0/24', network.loadBalancers, '10.64.251.0/24'].map((cidr) => ({ ipBlock: { cidr } })),
      ports: [tcp(10901)],
    });
    expect(rules('thanos-global', rendering).egress).toHaveLength(2);
  });

  it('is on no other cluster', () => {
    expect(names('Deployment')).toEqual(['thanos-query']);
  });
});

it('shows the metrics of every part, the sidecar too, under one job', () => {
  const jobs = ['thanos', 'thanos-sidecar'].map((name) => {
    const { podMetricsEndpoints } = render().get('PodMonitor', name)['spec'] as {
      podMetricsEndpoints: { portNumber: number; relabelings: { replacement?: string }[] }[];
    };
    return [podMetricsEndpoints[0]?.portNumber, podMetricsEndpoints[0]?.relabelings[0]?.replacement];
  });
  expect(jobs).toEqual([
    [10902, 'thanos'],
    [10902, 'thanos'],
  ]);
});
