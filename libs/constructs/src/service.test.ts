import { testCluster } from '@delivery/fleet/testing';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { describe, expect, it } from 'vitest';
import type { ServiceProps } from './define-service.ts';
import { development, edge, everything, names, render, selector, specOf, type Setting } from './testing.ts';

const deployment = (props?: Partial<ServiceProps>, setting?: Setting) =>
  specOf<IDeployment>(render(props, setting), 'Deployment');

/** Where every app sends traces. */
const telemetry = {
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://opentelemetry-agent.opentelemetry-agent.svc.cluster.local:4318',
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
};

describe('the objects of a service', () => {
  it('in production', () => {
    expect(names(render())).toEqual([
      'Application order',
      'ConfigMap order',
      'Deployment order',
      'ExternalSecret order-postgres',
      'HorizontalPodAutoscaler order',
      'NetworkPolicy order',
      'PodDisruptionBudget order',
      'PrometheusRule order',
      'Service order',
      'ServiceAccount order',
      'ServiceMonitor order',
      'VerticalPodAutoscaler order',
    ]);
  });

  it('with every part', () => {
    const more = names(render(everything)).filter((name) => !names(render()).includes(name));
    expect(more).toEqual([
      'AnalysisTemplate order-availability',
      'BackendPolicy order',
      'CronJob order-archive',
      'Deployment order-events',
      'ExternalSecret order-kafka',
      'ExternalSecret order-redis',
      'HTTPRoute order',
      'NetworkPolicy order-archive',
      'NetworkPolicy order-events',
      'PodDisruptionBudget order-events',
      'PodMonitor order-events',
      'Rollout order',
      'ScaledObject order-events',
      'ServiceAccount order-archive',
      'ServiceAccount order-events',
      'TriggerAuthentication order-events',
      'VerticalPodAutoscaler order-archive',
      'VerticalPodAutoscaler order-events',
    ]);
  });

  it('in development, where it needs nothing', () => {
    expect(names(render({ needs: {} }, { cluster: development }))).toEqual([
      'Application order',
      'ConfigMap order',
      'Deployment order',
      'NetworkPolicy order',
      'PrometheusRule order',
      'Service order',
      'ServiceAccount order',
      'ServiceMonitor order',
      'VerticalPodAutoscaler order',
    ]);
  });

  it('at the edge: its light variant, without what does not run there', () => {
    const light = { needs: { redis: 'sessions' }, calls: {}, calledBy: [], workers: {} };
    const rendering = render({ ...everything, cronTasks: {}, edge: light }, { cluster: edge });
    expect(names(rendering)).toEqual([
      'Application order',
      'BackendPolicy order',
      'ConfigMap order',
      'Deployment order',
      'ExternalSecret order-redis',
      'HTTPRoute order',
      'NetworkPolicy order',
      'PodDisruptionBudget order',
      'PrometheusRule order',
      'Service order',
      'ServiceAccount order',
      'ServiceMonitor order',
    ]);
    expect(rendering.get('ConfigMap', 'order')['data']).toEqual({
      LOG_LEVEL: 'info',
      ...telemetry,
      REDIS_HOST: 'sessions.redis.example',
      REDIS_PORT: '6380',
    });
  });

  it('lie in the namespace of its name', () => {
    const { manifests } = render(everything);
    const elsewhere = manifests.filter(
      ({ kind, metadata }) => kind !== 'Application' && metadata.namespace !== 'order',
    );
    expect(elsewhere).toEqual([]);
  });

  it('say which part of the app they belong to', () => {
    const component = (kind: string, name: string) =>
      render(everything).get(kind, name).metadata.labels?.['app.kubernetes.io/component'];
    expect(component('Rollout', 'order')).toBe('service');
    expect(component('NetworkPolicy', 'order-events')).toBe('worker');
    expect(component('CronJob', 'order-archive')).toBe('cron-task');
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
    expect(deployment({}, { cluster: development }).replicas).toBe(1);
    expect(specOf<IHorizontalPodAutoscaler>(render(), 'HorizontalPodAutoscaler')).toMatchObject({
      minReplicas: 3,
      maxReplicas: 12,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'order' },
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 65 } } },
      ],
    });
  });

  it('selects its pods by two frozen labels (W55, W64)', () => {
    expect(deployment().selector).toEqual({ matchLabels: selector() });
    expect(deployment().template.metadata?.labels).toEqual({
      ...selector(),
      'app.kubernetes.io/component': 'service',
      'app.kubernetes.io/managed-by': 'delivery',
      'app.kubernetes.io/part-of': 'delivery-platform',
      'app.kubernetes.io/version': '1.0.0',
      'delivery.example/data-class': 'personal',
      'delivery.example/owner': 'ordering',
    });
  });

  it('is with its like the only object that holds the version', () => {
    const versioned = render(everything).manifests.filter(
      ({ metadata }) => metadata.labels?.['app.kubernetes.io/version'] !== undefined,
    );
    expect(versioned.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual([
      'CronJob order-archive',
      'Deployment order-events',
      'Rollout order',
    ]);
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
  expect(specOf(render(), 'PodDisruptionBudget')).toEqual({
    maxUnavailable: 1,
    selector: { matchLabels: selector() },
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  });
});

it('is reached on port 80 for http, on its own number for others (W61)', () => {
  expect(specOf(render(), 'Service')).toEqual({
    type: 'ClusterIP',
    selector: selector(),
    ports: [
      { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' },
      { name: 'metrics', port: 9090, targetPort: 'metrics', protocol: 'TCP' },
    ],
  });
});

it('is told which requests it would need, and keeps those that it has', () => {
  expect(specOf(render(), 'VerticalPodAutoscaler')).toEqual({
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'order' },
    updatePolicy: { updateMode: 'Off' },
  });
});

it('finds what it calls through its ConfigMap, beside its own entries, which win', () => {
  const cluster = testCluster({ environment: { ...testCluster().environment, logLevel: 'warn' } });
  const data = (config: ServiceProps['config']) =>
    render(
      { needs: {}, calls: { payment: 'grpc', 'api-gateway': 'http' }, ...(config && { config }) },
      { cluster },
    ).get('ConfigMap', 'order')['data'];
  const found = {
    API_GATEWAY_URL: 'http://api-gateway.api-gateway.svc.cluster.local',
    LOG_LEVEL: 'warn',
    ...telemetry,
    PAYMENT_URL: 'grpc://payment.payment.svc.cluster.local',
  };
  expect(data({ ORDER_LIMIT: '5' })).toEqual({ ...found, ORDER_LIMIT: '5' });
  expect(data({ LOG_LEVEL: 'debug' })).toEqual({ ...found, LOG_LEVEL: 'debug' });
});
