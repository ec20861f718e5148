import type { Cluster, Fleet } from './fleet.ts';

/** A valid production cluster on AWS, for tests of what reads clusters. */
export function testCluster(changes: Partial<Cluster> = {}): Cluster {
  return {
    name: 'aws-test',
    cloud: 'aws',
    account: '223344556677',
    region: 'eu-west-1',
    zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    role: 'workload',
    kubernetes: '1.36',
    engine: 'argocd',
    cni: 'vpc-cni',
    mesh: 'none',
    link: 'stable',
    state: 'serving',
    availability: 'multi-zone',
    nodes: { architectures: ['amd64'], spot: false },
    telemetry: { metrics: 'prometheus', traces: 'tempo', exporters: [] },
    network: { controlPlane: '10.0.240.0/24', loadBalancers: '10.0.241.0/24' },
    domain: 'aws-test.delivery.example',
    ring: { name: 'production', ref: 'ring/production' },
    environment: {
      name: 'production',
      domain: 'delivery.example',
      steering: {
        provider: 'aws',
        domain: 'steering.delivery.example',
        roleArn: 'arn:aws:iam::223344556677:role/external-dns-steering',
      },
      availability: 'production',
      replicas: { min: 3, max: 12 },
      requests: { factor: 1 },
      quota: { step: { cpu: '4', memory: '8Gi', 'ephemeral-storage': '8Gi', pods: 10 } },
      slo: {
        critical: { availability: 99.99, latency: 99, freshness: 99 },
        standard: { availability: 99.9, latency: 99, freshness: 99 },
      },
      rollouts: true,
      logLevel: 'info',
    },
    bindings: {
      postgres: { orders: { host: 'orders.db.example', port: 5432, cidrs: ['10.0.0.0/24'] } },
      redis: { sessions: { host: 'sessions.redis.example', port: 6380, cidrs: ['10.0.1.0/24'] } },
      kafka: { host: 'kafka.example', port: 9093, cidrs: ['10.0.2.0/24'] },
      buckets: { settlements: { bucket: 'delivery-test-settlements', cidrs: ['10.0.3.4/32'] } },
    },
    ...changes,
  };
}

/** A fleet of the given clusters with a release for each given app. */
export function testFleet(clusters: readonly Cluster[] = [testCluster()], apps: readonly string[] = []): Fleet {
  const stable = { tag: '1.0.0', digest: `sha256:${'a'.repeat(64)}` };
  return {
    repository: { url: 'https://git.example/platform.git', charts: { jetstack: 'https://charts.example/jetstack' } },
    rings: [{ name: 'production', ref: 'ring/production' }],
    clusters,
    releases: new Map(
      apps.map((app) => [app, { repository: `delivery/${app}`, stable, file: `apps/services/${app}/release.yaml` }]),
    ),
  };
}
