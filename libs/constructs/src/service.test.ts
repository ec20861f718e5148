import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { testApp, testService } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { describe, expect, it } from 'vitest';
import { defineService, type ServiceProps } from './define-service.ts';

const base: ServiceProps = {
  name: 'order',
  owner: 'ordering',
  clusters: () => true,
  dataClass: 'personal',
  tier: 'critical',
  ports: { http: 8080, metrics: 9090 },
  calls: { payment: 'http' },
  calledBy: ['api-gateway'],
  needs: { postgres: 'orders' },
  requests: { cpu: '250m', memory: '512Mi', 'ephemeral-storage': '256Mi' },
};
const others = [testApp('payment', { service: testService({ calledBy: ['order'] }) })];
const selector = { 'app.kubernetes.io/instance': 'order', 'app.kubernetes.io/name': 'order' };

function render(props: Partial<ServiceProps> = {}, cluster?: Cluster) {
  return testRender(defineService({ ...base, ...props }), { others, ...(cluster && { cluster }) });
}

function deployment(props?: Partial<ServiceProps>, cluster?: Cluster): Required<IDeployment>['spec'] {
  return (render(props, cluster).get('Deployment', 'order') as unknown as Required<IDeployment>).spec;
}

function pod(props?: Partial<ServiceProps>, cluster?: Cluster): IPodSpec {
  const { spec } = deployment(props, cluster).template;
  if (spec === undefined) throw new Error('no pod spec');
  return spec;
}

function container(props?: Partial<ServiceProps>, cluster?: Cluster): IContainer {
  const first = pod(props, cluster).containers.find(({ name }) => name === 'order');
  if (first === undefined) throw new Error('no container');
  return first;
}

const development = testCluster({
  availability: 'development',
  environment: {
    ...testCluster().environment,
    name: 'development',
    availability: 'development',
    replicas: { min: 1, max: 1 },
    requests: { factor: 0.25 },
    logLevel: 'debug',
  },
});

it('renders these objects in production', () => {
  expect(
    render()
      .manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)
      .sort(),
  ).toEqual([
    'Application argocd/order',
    'ConfigMap order/order',
    'Deployment order/order',
    'ExternalSecret order/order-postgres',
    'HorizontalPodAutoscaler order/order',
    'NetworkPolicy order/order',
    'PodDisruptionBudget order/order',
    'Service order/order',
    'ServiceAccount order/order',
  ]);
});

it('leaves out what an environment or a service does not need', () => {
  const kinds = render({ needs: {} }, development).manifests.map(({ kind }) => kind);
  expect(kinds.sort()).toEqual([
    'Application',
    'ConfigMap',
    'Deployment',
    'NetworkPolicy',
    'Service',
    'ServiceAccount',
  ]);
});

describe('pods', () => {
  it('run unprivileged (W01-W03, W09, W10, W14, W15, W21)', () => {
    expect(pod().securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
      appArmorProfile: { type: 'RuntimeDefault' },
    });
    for (const field of ['hostNetwork', 'hostPID', 'hostIPC', 'shareProcessNamespace', 'hostAliases'])
      expect(pod()).not.toHaveProperty(field);
  });

  it('have no token and an account of their own (W24-W26)', () => {
    expect(pod()).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      serviceAccountName: 'order',
    });
    expect(render().get('ServiceAccount', 'order')).toMatchObject({ automountServiceAccountToken: false });
    expect(pod()).not.toHaveProperty('serviceAccount');
  });

  it('mount sized scratch space and secrets as files only (W17, W18, W36, W57)', () => {
    expect(pod().volumes).toEqual([
      { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
      { name: 'postgres', secret: { secretName: 'order-postgres', defaultMode: 0o440 } },
    ]);
    expect(container().volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'postgres', mountPath: '/etc/secrets/postgres', readOnly: true },
    ]);
    expect(container().envFrom).toEqual([{ configMapRef: { name: 'order' } }]);
    expect(container()).not.toHaveProperty('env');
  });

  it('have a priority by tier, and few name look-ups (W52, W62)', () => {
    expect(pod().priorityClassName).toBe('delivery-critical');
    expect(pod({ tier: 'standard' }).priorityClassName).toBe('delivery-standard');
    expect(pod().dnsConfig).toEqual({ options: [{ name: 'ndots', value: '2' }] });
  });

  it('get time to drain after callers learnt that they go (W42)', () => {
    expect(pod().terminationGracePeriodSeconds).toBe(45);
    expect(pod({ drainSeconds: 60 }).terminationGracePeriodSeconds).toBe(75);
    expect(container().lifecycle).toEqual({ preStop: { sleep: { seconds: 10 } } });
    for (const drainSeconds of [14, 106, 20.5]) {
      expect(() => render({ drainSeconds })).toThrow(
        `drainSeconds: ${drainSeconds}; allowed are whole seconds from 15 to 105`,
      );
    }
  });

  it('spread over zones and nodes by the availability profile (W50, W51)', () => {
    const labelSelector = { matchLabels: selector };
    const common = { maxSkew: 1, nodeTaintsPolicy: 'Honor', labelSelector, matchLabelKeys: ['pod-template-hash'] };
    const node = { ...common, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' };
    expect(pod().topologySpreadConstraints).toEqual([
      { ...common, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
      node,
    ]);
    expect(pod({}, testCluster({ availability: 'single-zone' })).topologySpreadConstraints).toEqual([node]);
    expect(pod().affinity?.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution).toEqual([
      { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector } },
    ]);
    expect(pod({}, development)).not.toHaveProperty('topologySpreadConstraints');
    expect(pod({}, development)).not.toHaveProperty('affinity');
  });
});

describe('containers', () => {
  it('may do nothing they do not need (W04-W08, W22, W23)', () => {
    expect(container().securityContext).toEqual({
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    for (const field of ['stdin', 'tty', 'command', 'args']) expect(container()).not.toHaveProperty(field);
  });

  it('run an image by digest, the tag beside it (W27-W29, W31)', () => {
    expect(container().image).toBe(
      `223344556677.dkr.ecr.eu-west-1.amazonaws.com/delivery/order:1.0.0@sha256:${'a'.repeat(64)}`,
    );
    expect(container().imagePullPolicy).toBe('IfNotPresent');
  });

  it('ask for what the app states, scaled by the environment (W32-W35)', () => {
    expect(container().resources).toEqual({
      requests: { cpu: '250m', memory: '512Mi', 'ephemeral-storage': '256Mi' },
      limits: { cpu: '1', memory: '512Mi', 'ephemeral-storage': '256Mi' },
    });
    expect(container({}, development).resources).toMatchObject({
      requests: { cpu: '65m', memory: '128Mi' },
      limits: { cpu: '250m', memory: '128Mi' },
    });
  });

  it.each([
    ['250m', '1'],
    ['200m', '800m'],
    ['1', '4'],
    ['0.5', '2'],
  ])('may use four times the CPU they ask for: %s, %s', (cpu, limit) => {
    expect(container({ requests: { ...base.requests, cpu } }).resources?.limits).toMatchObject({ cpu: limit });
  });

  it('are probed on a declared port, for life and readiness apart (W37-W42)', () => {
    const { startupProbe, livenessProbe, readinessProbe, ports } = container();
    expect(startupProbe).toEqual({ httpGet: { path: '/livez', port: 'http' }, periodSeconds: 2, failureThreshold: 30 });
    expect(livenessProbe).toEqual({
      httpGet: { path: '/livez', port: 'http' },
      periodSeconds: 10,
      timeoutSeconds: 2,
      failureThreshold: 3,
    });
    expect(readinessProbe).toEqual({
      httpGet: { path: '/readyz', port: 'http' },
      periodSeconds: 5,
      timeoutSeconds: 2,
      failureThreshold: 2,
    });
    expect(ports).toEqual([
      { name: 'http', containerPort: 8080, protocol: 'TCP' },
      { name: 'metrics', containerPort: 9090, protocol: 'TCP' },
    ]);
  });
});

describe('the Deployment', () => {
  it('rolls without losing a pod (W53, W54)', () => {
    expect(deployment()).toMatchObject({
      minReadySeconds: 10,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 5,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    });
  });

  it('has replicas only where no autoscaler owns them (W43-W46)', () => {
    expect(deployment()).not.toHaveProperty('replicas');
    expect(deployment({}, development).replicas).toBe(1);
    const hpa = render().get('HorizontalPodAutoscaler', 'order') as unknown as Required<IHorizontalPodAutoscaler>;
    expect(hpa.spec).toMatchObject({
      minReplicas: 3,
      maxReplicas: 12,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'order' },
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 65 } } },
      ],
    });
  });

  it('selects its pods by two frozen labels (W55)', () => {
    expect(deployment().selector).toEqual({ matchLabels: selector });
    expect(deployment().template.metadata?.labels).toEqual({
      ...selector,
      'app.kubernetes.io/component': 'service',
      'app.kubernetes.io/managed-by': 'delivery',
      'app.kubernetes.io/part-of': 'delivery-platform',
      'app.kubernetes.io/version': '1.0.0',
      'delivery.example/data-class': 'personal',
      'delivery.example/owner': 'ordering',
    });
  });

  it('is the only object that holds the version', () => {
    const versioned = render().manifests.filter(
      ({ metadata }) => metadata.labels?.['app.kubernetes.io/version'] !== undefined,
    );
    expect(versioned.map(({ kind }) => kind)).toEqual(['Deployment']);
  });

  it('restarts its pods when a ConfigMap value changes, and only then', () => {
    const hash = (props?: Partial<ServiceProps>) =>
      deployment(props).template.metadata?.annotations?.['delivery.example/config-hash'];
    expect(hash()).toMatch(/^[0-9a-f]{16}$/);
    expect(hash({ config: { A: '1', B: '2' } })).toBe(hash({ config: { B: '2', A: '1' } }));
    expect(hash({ config: { A: '2' } })).not.toBe(hash({ config: { A: '1' } }));
    expect(hash({ tier: 'standard' })).toBe(hash());
  });
});

it('keeps one pod at least while nodes drain (W47-W49)', () => {
  expect(render().get('PodDisruptionBudget', 'order')['spec']).toEqual({
    maxUnavailable: 1,
    selector: { matchLabels: selector },
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  });
});

it('is reached on port 80 for http, on its own number for others (W61)', () => {
  expect(render().get('Service', 'order')['spec']).toEqual({
    type: 'ClusterIP',
    selector,
    ports: [
      { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' },
      { name: 'metrics', port: 9090, targetPort: 'metrics', protocol: 'TCP' },
    ],
  });
});

it('finds what it calls and needs through its ConfigMap', () => {
  expect(render({ config: { ORDER_LIMIT: '5' } }).get('ConfigMap', 'order')['data']).toEqual({
    LOG_LEVEL: 'info',
    ORDER_LIMIT: '5',
    PAYMENT_URL: 'http://payment.payment.svc.cluster.local',
    POSTGRES_DATABASE: 'orders',
    POSTGRES_HOST: 'orders.db.example',
    POSTGRES_PORT: '5432',
  });
});

it('gets its password from the store of its namespace and keeps it when the store fails', () => {
  expect(render().get('ExternalSecret', 'order-postgres')['spec']).toEqual({
    refreshInterval: '1h',
    secretStoreRef: { kind: 'SecretStore', name: 'default' },
    target: { name: 'order-postgres', creationPolicy: 'Owner', deletionPolicy: 'Retain' },
    data: [
      { secretKey: 'username', remoteRef: { key: 'order-postgres', property: 'username' } },
      { secretKey: 'password', remoteRef: { key: 'order-postgres', property: 'password' } },
    ],
  });
});

describe('the NetworkPolicy (W59, W60)', () => {
  const pods = (name: string) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
    podSelector: { matchLabels: { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': name } },
  });
  const spec = (props?: Partial<ServiceProps>, cluster?: Cluster) =>
    (render(props, cluster).get('NetworkPolicy', 'order') as unknown as Required<INetworkPolicy>).spec;
  const dns = {
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
        podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
      },
    ],
    ports: [
      { protocol: 'UDP', port: 53 },
      { protocol: 'TCP', port: 53 },
    ],
  };

  it('permits exactly the declared calls, DNS and the bound addresses', () => {
    expect(spec()).toEqual({
      podSelector: { matchLabels: selector },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [pods('api-gateway')], ports: [{ protocol: 'TCP', port: 8080 }] }],
      egress: [
        dns,
        { to: [pods('payment')], ports: [{ protocol: 'TCP', port: 'http' }] },
        { to: [{ ipBlock: { cidr: '10.0.0.0/24' } }], ports: [{ protocol: 'TCP', port: 5432 }] },
      ],
    });
  });

  it('lets nobody in without callers, and nothing out but DNS without calls and needs', () => {
    expect(spec({ calledBy: [], calls: {}, needs: {} })).toMatchObject({ ingress: [], egress: [dns] });
  });

  it('asks the names where the cloud answers them', () => {
    const gcp = testCluster({ cloud: 'gcp', region: 'europe-west1', account: 'delivery-prod' });
    expect(spec({}, gcp).egress?.[0]?.to).toContainEqual({ ipBlock: { cidr: '169.254.20.10/32' } });
  });
});
