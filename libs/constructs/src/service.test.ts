import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { describe, expect, it } from 'vitest';
import type { ServiceProps } from './define-service.ts';
import { deployment, development, render, selector } from './testing.ts';

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
