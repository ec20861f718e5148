import type { BuildContext } from '@delivery/component';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { ApiObject } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { defineOperator, type OperatorProps } from './define-operator.ts';

const chart = {
  repository: 'example',
  name: 'sample-chart',
  version: '1.2.3',
  namespaces: ['sample'],
  clusterKinds: [],
};
const release = { name: 'sample', namespace: 'sample', chart, values: { replicas: 2 } };
const operator = (props: Partial<OperatorProps> = {}) =>
  defineOperator({ name: 'sample', clusters: () => true, charts: [chart], releases: () => [release], ...props });
const render = (props?: Partial<OperatorProps>, cluster = testCluster()) =>
  testRender(operator(props), { folder: 'apps/operators/sample', cluster });
const names = (rendering: ReturnType<typeof render>) =>
  rendering.manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`).sort();

it('installs the chart as the engine of the cluster does', () => {
  expect(names(render())).toEqual(['Application argocd/sample', 'Application argocd/sample-chart']);
  expect(names(render({}, testCluster({ engine: 'flux' })))).toEqual([
    'HelmRelease flux-system/sample',
    'HelmRepository flux-system/sample',
    'Kustomization flux-system/sample',
  ]);
});

it('belongs to the platform, and makes its own objects beside those of the chart', () => {
  const data = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'sample' } };
  const rendering = render({ build: (scope) => void new ApiObject(scope, 'settings', data) });
  expect(rendering.get('ConfigMap', 'settings').metadata.labels).toMatchObject({
    'delivery.example/owner': 'platform',
  });
});

it('is left out where the cloud runs the operator itself', () => {
  const autoscaler = operator({ name: 'vertical-pod-autoscaler' });
  const on = (cloud: string) => autoscaler.clusters(testCluster({ cloud }));
  expect([on('gcp'), on('aws')]).toEqual([false, true]);
});

it.each([
  ['its chart', { charts: [] }, 'release sample: add its chart "sample-chart" to charts'],
  [
    'its namespace',
    { releases: () => [{ ...release, namespace: 'other' }] },
    'release sample: add "other" to the namespaces of its chart "sample-chart"',
  ],
])('refuses a release whose declaration does not name %s', (_, props, message) => {
  expect(() => render(props)).toThrow(message);
});

describe('the network of its pods', () => {
  const policy = (pods: (context: BuildContext) => ReturnType<NonNullable<OperatorProps['pods']>>[number]) =>
    render({ pods: (context) => [pods(context)] }).get('NetworkPolicy', 'webhook');
  const labels = { app: 'webhook' };
  const own = { name: 'webhook', namespace: 'sample', labels };
  const tcp = (port: number) => ({ protocol: 'TCP', port });

  it('lets them find names and ask the API server, and nobody call them', () => {
    expect(policy(() => own)).toMatchObject({
      metadata: { namespace: 'sample' },
      spec: {
        podSelector: { matchLabels: labels },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [],
        egress: [
          { ports: [{ protocol: 'UDP', port: 53 }, tcp(53)] },
          { to: expect.arrayContaining([{ ipBlock: { cidr: '10.0.240.0/24' } }]) as unknown, ports: [tcp(443)] },
        ],
      },
    });
  });

  it('lets the API server call their webhook, other pods call and them reach what they declare', () => {
    const peer = { podSelector: { matchLabels: { app: 'metrics' } } };
    const cidr = { ipBlock: { cidr: '10.9.0.0/16' } };
    const { ingress, egress } = policy(() => ({
      ...own,
      webhookPorts: [9443],
      callers: [{ peers: [peer], ports: [9666] }],
      reach: [{ peers: [cidr], ports: [9093] }],
    }))['spec'] as { ingress: unknown[]; egress: unknown[] };
    expect(ingress).toEqual([
      { from: [{ ipBlock: { cidr: '10.0.240.0/24' } }], ports: [tcp(9443)] },
      { from: [peer], ports: [tcp(9666)] },
    ]);
    expect(egress.at(-1)).toEqual({ to: [cidr], ports: [tcp(9093)] });
  });

  it('lets Prometheus read their metrics, and them tell each other what they declare', () => {
    const { ingress, egress } = policy(() => ({ ...own, scraped: [8080], gossip: [9094], asksApiServer: false }))[
      'spec'
    ] as { ingress: unknown[]; egress: unknown[] };
    const prometheus = {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
    };
    const each = { podSelector: { matchLabels: labels } };
    const told = [tcp(9094), { protocol: 'UDP', port: 9094 }];
    expect(ingress).toEqual([
      { from: [prometheus], ports: [tcp(8080)] },
      { from: [each], ports: told },
    ]);
    expect(egress.slice(1)).toEqual([{ to: [each], ports: told }]);
  });
});
