import { testApp, testFoundation, testService } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import prometheus from './component.ts';

const buckets = { metrics: { bucket: 'delivery-test-metrics', cidrs: ['10.0.3.4/32'] } };
const { bindings, network, telemetry } = testCluster();
const nodes = '10.0.0.0/17';
const withBucket: Partial<Cluster> = { bindings: { ...bindings, buckets }, network: { ...network, nodes } };
const site = testCluster({
  ...{ name: 'edge-test', domain: 'edge-test.delivery.example', cloud: 'edge', role: 'edge', availability: 'edge' },
  ...{ account: 'test', region: 'test', zones: [], cni: 'cilium', network: { ...network, nodes: '10.9.0.0/24' } },
});
const observer = testCluster({ ...withBucket, name: 'aws-observability', role: 'observability' });

const others = [
  testApp('order', { service: testService({ ports: { http: 8080, metrics: 9090 } }) }),
  testFoundation('cert-manager', { exporters: ['cert-manager'] }),
  testFoundation('engine', { exporters: ['argocd', 'flux'] }),
];
const render = (changes: Partial<Cluster> = {}, otherClusters: readonly Cluster[] = []) =>
  testRender(prometheus, {
    folder: 'apps/platform/prometheus',
    cluster: testCluster(changes),
    ...{ others, otherClusters },
  });
const spec = (changes?: Partial<Cluster>) =>
  render(changes).get('Prometheus', 'prometheus')['spec'] as Record<string, unknown>;
const names = (kind: string, rendering = render()) =>
  rendering.manifests.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);
interface Rule {
  readonly from?: readonly object[];
  readonly to?: readonly object[];
  readonly ports: readonly { readonly port: number }[];
}
const policy = (rendering = render()) =>
  rendering.get('NetworkPolicy', 'prometheus')['spec'] as { ingress: readonly Rule[]; egress: readonly Rule[] };
const podsOf = (namespace: string, labels: object) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
  podSelector: { matchLabels: labels },
});

it('tells its samples and alerts from those of other clusters', () => {
  expect(spec()).toMatchObject({
    externalLabels: { cloud: 'aws', cluster: 'aws-test', environment: 'production', region: 'eu-west-1' },
    prometheusExternalLabelName: '',
    replicaExternalLabelName: 'prometheus_replica',
  });
});

it('runs twice where a node may go, restricted and by digest', () => {
  expect(spec()).toMatchObject({
    replicas: 2,
    image: expect.stringMatching(/\/quay\.io\/prometheus\/prometheus:v3\.5\.0@sha256:[0-9a-f]{64}$/) as unknown,
    securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
    storage: { volumeClaimTemplate: { spec: { storageClassName: 'delivery-default' } } },
  });
  expect(spec({ availability: 'development' })).toMatchObject({ replicas: 1, topologySpreadConstraints: [] });
  expect(names('PodDisruptionBudget')).toEqual(['prometheus']);
  expect(names('PodDisruptionBudget', render({ availability: 'development' }))).toEqual([]);
});

it('reads no Secrets and nothing of nodes but their metrics (R02, R05)', () => {
  const { rules } = render().get('ClusterRole', 'prometheus') as unknown as { rules: { resources?: string[] }[] };
  expect(rules.flatMap(({ resources = [] }) => resources)).toEqual([
    ...['nodes', 'pods', 'services', 'endpointslices'],
    'nodes/metrics',
  ]);
});

it('takes rules and monitors of every namespace, but configurations of its own only', () => {
  expect(spec()).toMatchObject({
    ruleNamespaceSelector: {},
    podMonitorNamespaceSelector: {},
    scrapeConfigNamespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
    arbitraryFSAccessThroughSMs: { deny: true },
  });
});

describe('what it scrapes', () => {
  it('is what the apps of the cluster declare, of the engine that it has', () => {
    expect(names('PodMonitor')).toEqual(['argocd', 'cert-manager', 'prometheus']);
    expect(names('PodMonitor', render({ engine: 'flux' }))).toEqual(['cert-manager', 'flux', 'prometheus']);
    expect(render().get('PodMonitor', 'cert-manager')['spec']).toMatchObject({
      namespaceSelector: { matchNames: ['cert-manager'] },
      podMetricsEndpoints: [
        { portNumber: 9402, honorLabels: true, relabelings: [{ targetLabel: 'job', replacement: 'cert-manager' }, {}] },
      ],
    });
  });

  it('is reached, and nothing else', () => {
    const { egress } = policy(render(withBucket));
    const reached = egress.map(({ to = [], ports }) => [...to, ...ports.map(({ port }) => port)]);
    expect(reached).toContainEqual([podsOf('order', { 'app.kubernetes.io/name': 'order' }), 9090]);
    expect(reached).toContainEqual([{ ipBlock: { cidr: nodes } }, 10250, 9100]);
    expect(reached).toContainEqual([{ ipBlock: { cidr: '10.0.3.4/32' } }, 443]);
    expect(JSON.stringify(egress)).not.toContain('0.0.0.0/0');
  });

  it('are kubelets where the addresses of nodes are known, and the API server', () => {
    expect(names('ScrapeConfig')).toEqual(['kube-apiserver']);
    expect(names('ScrapeConfig', render(withBucket))).toEqual(['kube-apiserver', 'kubelet', 'cadvisor']);
  });
});

describe('where samples go', () => {
  it('is the bucket, uploaded by a sidecar with the identity of the cloud', () => {
    expect(spec(withBucket)).toMatchObject({
      retention: '2d',
      thanos: { objectStorageConfigFile: '/etc/thanos/object-store.yaml' },
    });
    expect(render(withBucket).get('ConfigMap', 'prometheus-object-store')['data']).toEqual({
      'object-store.yaml':
        'config:\n  aws_sdk_auth: true\n  bucket: delivery-test-metrics\n  endpoint: s3.eu-west-1.amazonaws.com\n  region: eu-west-1\ntype: S3\n',
    });
  });

  it('restarts the pods when it is another bucket', () => {
    const hash = (bucket: string) =>
      (
        spec({ ...withBucket, bindings: { ...bindings, buckets: { metrics: { bucket, cidrs: ['10.0.3.4/32'] } } } })[
          'podMetadata'
        ] as { annotations: object }
      ).annotations;
    expect(hash('one')).not.toEqual(hash('two'));
  });

  it('is VictoriaMetrics where the facts say so, without the label of the replica', () => {
    const found = spec({ ...withBucket, telemetry: { ...telemetry, metrics: 'victoria-metrics' } });
    expect(found).not.toHaveProperty('thanos');
    expect(found).toMatchObject({
      remoteWrite: [
        {
          url: 'http://victoria-metrics.monitoring.svc.cluster.local:8428/api/v1/write',
          writeRelabelConfigs: [{ action: 'labeldrop', regex: 'prometheus_replica' }],
        },
      ],
    });
  });

  it('is its own volume at a site, for weeks', () => {
    expect(spec(site)).toMatchObject({ retention: '15d', replicas: 1 });
    expect(spec(site)).not.toHaveProperty('thanos');
  });
});

describe('federation', () => {
  it('lets the global view read a site, by TLS and from its addresses only', () => {
    const rendering = render(site, [observer]);
    expect(rendering.get('Prometheus', 'prometheus')['spec']).toMatchObject({
      web: { tlsConfig: { keySecret: { name: 'prometheus-tls', key: 'tls.key' } } },
    });
    expect(rendering.get('PodMonitor', 'prometheus')['spec']).toMatchObject({
      podMetricsEndpoints: [{ scheme: 'https', portNumber: 9090 }],
    });
    expect(rendering.get('ExternalSecret', 'prometheus-tls')['spec']).toMatchObject({
      target: { deletionPolicy: 'Retain' },
    });
    expect(rendering.get('Service', 'prometheus-federation')['spec']).toMatchObject({
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      loadBalancerSourceRanges: [nodes],
    });
    expect(policy(rendering).ingress).toContainEqual({
      from: [{ ipBlock: { cidr: nodes } }],
      ports: [{ protocol: 'TCP', port: 9090 }],
    });
  });

  it('opens no door where nobody watches, nor in a cloud', () => {
    expect(names('Service', render(site))).toEqual(['prometheus']);
    expect(spec(site)).not.toHaveProperty('web');
    expect(names('Service', render(withBucket, [observer]))).toEqual(['prometheus']);
  });

  it('reads few series of each site, with their own labels', () => {
    const rendering = render(observer, [site]);
    expect(rendering.get('ScrapeConfig', 'federate-edge-test')['spec']).toMatchObject({
      metricsPath: '/federate',
      scheme: 'HTTPS',
      honorLabels: true,
      params: { 'match[]': ['{__name__=~"delivery:.+"}', 'ALERTS{alertstate="firing"}'] },
      staticConfigs: [{ targets: ['prometheus.edge-test.delivery.example:9090'] }],
      tlsConfig: { serverName: 'prometheus.edge-test.delivery.example' },
    });
    expect(policy(rendering).egress).toContainEqual({
      to: [{ ipBlock: { cidr: site.network.loadBalancers } }],
      ports: [{ protocol: 'TCP', port: 9090 }],
    });
  });
});

it('answers rollouts, which ask how the new version does', () => {
  expect(policy().ingress).toContainEqual({
    from: [podsOf('argo-rollouts', { 'app.kubernetes.io/component': 'rollouts-controller' })],
    ports: [{ protocol: 'TCP', port: 9090 }],
  });
  expect(JSON.stringify(policy(render(site)).ingress)).not.toContain('argo-rollouts');
});

it('is not on a desk', () => {
  expect(prometheus.clusters(testCluster({ role: 'local', cloud: 'local' }))).toBe(false);
});
