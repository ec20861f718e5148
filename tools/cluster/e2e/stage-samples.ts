export const name = 'sample';
const labels = { 'app.kubernetes.io/name': name };

export interface Status {
  readonly observedGeneration?: number | string;
  readonly phase?: string;
  readonly conditions?: readonly {
    readonly type: string;
    readonly status: string;
    readonly observedGeneration?: number;
  }[];
  readonly parents?: readonly { readonly conditions: Status['conditions'] }[];
}

/** An object of a kind that has a Stage. */
export interface Sample {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly clusterScoped?: true;
  readonly spec: Readonly<Record<string, unknown>>;
  /** Applied on top afterwards. */
  readonly change: Readonly<Record<string, unknown>>;
  /** Whether it is as the engines want it for this generation. */
  readonly ready: (status: Status, generation: number) => boolean;
}

const condition = (type: string) => (status: Status, generation: number) =>
  status.conditions?.some((c) => c.type === type && c.status === 'True' && c.observedGeneration === generation) ===
  true;

const pod = { containers: [{ name: 'main', image: 'example.invalid/sample:1' }] };
export const samples: readonly Sample[] = [
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    plural: 'rollouts',
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: pod },
      strategy: { canary: { steps: [{ setWeight: 10 }, { pause: { duration: '5m' } }] } },
    },
    change: { replicas: 3 },
    ready: ({ phase, observedGeneration }, generation) => phase === 'Healthy' && observedGeneration === `${generation}`,
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    plural: 'certificates',
    spec: { secretName: name, dnsNames: ['a.example.invalid'], issuerRef: { kind: 'ClusterIssuer', name } },
    change: { dnsNames: ['b.example.invalid'] },
    ready: condition('Ready'),
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    plural: 'clusterissuers',
    clusterScoped: true,
    spec: { selfSigned: {} },
    change: { selfSigned: { crlDistributionPoints: ['https://crl.example.invalid'] } },
    ready: condition('Ready'),
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Issuer',
    plural: 'issuers',
    spec: { selfSigned: {} },
    change: { selfSigned: { crlDistributionPoints: ['https://crl.example.invalid'] } },
    ready: condition('Ready'),
  },
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    plural: 'gatewayclasses',
    clusterScoped: true,
    spec: { controllerName: 'example.invalid/controller' },
    change: { description: 'changed' },
    ready: condition('Accepted'),
  },
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    plural: 'gateways',
    spec: {
      gatewayClassName: name,
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
    },
    change: {
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP' },
        { name: 'more', port: 8080, protocol: 'HTTP' },
      ],
    },
    ready: condition('Programmed'),
  },
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    plural: 'httproutes',
    spec: { parentRefs: [{ name, sectionName: 'http' }], rules: [{ backendRefs: [{ name, port: 80 }] }] },
    change: { hostnames: ['a.example.invalid'] },
    ready: ({ parents = [] }, generation) =>
      parents.length === 1 &&
      parents.every(({ conditions = [] }) =>
        ['Accepted', 'ResolvedRefs'].every((type) => condition(type)({ conditions }, generation)),
      ),
  },
  {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    plural: 'helmreleases',
    spec: {
      interval: '1h',
      chart: { spec: { chart: name, version: '1.0.0', sourceRef: { kind: 'HelmRepository', name } } },
    },
    change: { values: { any: ['thing'] } },
    ready: (status, generation) => status.observedGeneration === generation && condition('Ready')(status, generation),
  },
  {
    apiVersion: 'karpenter.k8s.aws/v1',
    kind: 'EC2NodeClass',
    plural: 'ec2nodeclasses',
    clusterScoped: true,
    spec: {
      amiSelectorTerms: [{ alias: 'al2023@v20260901' }],
      role: 'nodes',
      subnetSelectorTerms: [{ tags: { cluster: name } }],
      securityGroupSelectorTerms: [{ tags: { cluster: name } }],
    },
    change: { detailedMonitoring: true },
    ready: condition('Ready'),
  },
  {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    plural: 'nodepools',
    clusterScoped: true,
    spec: {
      template: {
        spec: {
          nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name },
          requirements: [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['on-demand'] }],
        },
      },
    },
    change: { weight: 10 },
    ready: condition('Ready'),
  },
  {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    plural: 'scaledobjects',
    spec: {
      scaleTargetRef: { name },
      triggers: [
        { type: 'cron', metadata: { timezone: 'UTC', start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: '2' } },
      ],
    },
    change: { maxReplicaCount: 3 },
    ready: ({ conditions = [] }) => conditions.some(({ type, status }) => type === 'Ready' && status === 'True'),
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    plural: 'prometheuses',
    spec: { replicas: 2 },
    change: { replicas: 3 },
    ready: condition('Available'),
  },
];
