import { testCluster } from '@delivery/fleet/testing';
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import { describe, expect, it } from 'vitest';
import { development, edge, everything, names, render, selector, specOf, type Setting } from './testing.ts';

const deployment = (setting?: Setting) =>
  specOf<IDeployment>(render(everything, setting), 'Deployment', 'order-events');
const container = (setting?: Setting) => deployment(setting).template.spec?.containers[0];
const scaledObject = () => specOf<IScaledObject>(render(everything), 'ScaledObject', 'order-events');

describe('a worker', () => {
  it('runs the image of its app with arguments of its own, and finds its topic', () => {
    expect(container()).toMatchObject({
      name: 'order-events',
      image: `registry.example/delivery/order:1.0.0@sha256:${'a'.repeat(64)}`,
      args: ['consume'],
      env: [
        { name: 'KAFKA_CONSUMER_GROUP', value: 'order-events' },
        { name: 'KAFKA_TOPIC', value: 'payment-events' },
      ],
      envFrom: [{ configMapRef: { name: 'order' } }],
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '400m', memory: '128Mi' } },
    });
  });

  it('is no pod of the Service of its app (W55)', () => {
    const { labels } = deployment().template.metadata ?? {};
    expect(deployment().selector).toEqual({ matchLabels: selector('order-events') });
    expect(labels).toMatchObject({ ...selector('order-events'), 'app.kubernetes.io/component': 'worker' });
    expect(labels).not.toMatchObject(selector());
  });

  it('is probed where it serves its metrics (W37-W42)', () => {
    expect(container()).toMatchObject({
      ports: [{ name: 'metrics', containerPort: 9090, protocol: 'TCP' }],
      startupProbe: { httpGet: { path: '/livez', port: 'metrics' } },
      livenessProbe: { httpGet: { path: '/livez', port: 'metrics' } },
      readinessProbe: { httpGet: { path: '/readyz', port: 'metrics' } },
      lifecycle: { preStop: { sleep: { seconds: 10 } } },
    });
  });

  it('rolls, spreads and is guarded as a service is (W47-W53)', () => {
    expect(deployment()).toMatchObject({
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: {
        spec: {
          topologySpreadConstraints: [
            { topologyKey: 'topology.kubernetes.io/zone', labelSelector: { matchLabels: selector('order-events') } },
            { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: selector('order-events') } },
          ],
        },
      },
    });
    expect(specOf(render(everything), 'PodDisruptionBudget', 'order-events')).toMatchObject({
      maxUnavailable: 1,
      selector: { matchLabels: selector('order-events') },
    });
    expect(names(render(everything, { cluster: development }))).not.toContain('PodDisruptionBudget order-events');
  });

  it('has an account of its own, with a cloud identity of its own (W25, W26)', () => {
    expect(deployment().template.spec?.serviceAccountName).toBe('order-events');
    expect(render(everything).get('ServiceAccount', 'order-events')).toMatchObject({
      automountServiceAccountToken: false,
      metadata: { annotations: { 'identity.example/name': 'order-order-events' } },
    });
  });
});

describe('its pods', () => {
  it('follow the lag of the topic where KEDA runs (W45, W46)', () => {
    expect(deployment()).not.toHaveProperty('replicas');
    expect(scaledObject()).toEqual({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'order-events' },
      minReplicaCount: 3,
      maxReplicaCount: 12,
      fallback: { failureThreshold: 3, replicas: 3, behavior: 'currentReplicasIfHigher' },
      advanced: {
        horizontalPodAutoscalerConfig: {
          behavior: { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } },
        },
      },
      triggers: [
        {
          type: 'kafka',
          metadata: {
            bootstrapServers: 'kafka.example:9093',
            consumerGroup: 'order-events',
            topic: 'payment-events',
            lagThreshold: '200',
          },
          authenticationRef: { name: 'order-events' },
        },
      ],
    });
  });

  it('let KEDA log in with the credentials of the app', () => {
    const parameters = ['username', 'password', 'sasl', 'tls'];
    expect(specOf(render(everything), 'TriggerAuthentication', 'order-events')).toEqual({
      secretTargetRef: parameters.map((key) => ({ parameter: key, name: 'order-kafka', key })),
    });
    const { data } = specOf<{ spec: { data: { secretKey: string }[] } }>(
      render(everything),
      'ExternalSecret',
      'order-kafka',
    );
    expect(data.map(({ secretKey }) => secretKey)).toEqual(parameters);
  });

  it.each([
    ['there is no KEDA', edge, 2],
    ['the environment wants one number', development, 1],
  ])('are as many as the least where %s', (_, cluster, replicas) => {
    expect(deployment({ cluster }).replicas).toBe(replicas);
    expect(names(render(everything, { cluster })).filter((name) => /Scaled|Trigger/.test(name))).toEqual([]);
  });

  it('are as many as the least where there is no KEDA, even if the environment allows more', () => {
    const cluster = testCluster({ role: 'edge' });
    expect(deployment({ cluster }).replicas).toBe(3);
  });
});
