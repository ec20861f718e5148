import { sidecar } from '@delivery/catalog';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import istio from './component.ts';

const rendering = testRender(istio, { folder: 'apps/operators/istio', cluster: testCluster({ mesh: 'istio' }) });

it('is two charts of one version, and none that holds definitions', () => {
  const charts = rendering.manifests.flatMap(({ spec }) => {
    const { chart, targetRevision } = (spec as { source?: { chart?: string; targetRevision: string } }).source ?? {};
    return chart === undefined ? [] : [`${chart} ${targetRevision}`];
  });
  expect(charts).toEqual(['istiod 1.31.1', 'cni 1.31.1']);
});

it('sends traffic through sidecars by its plugin, so that pods of services stay restricted', () => {
  expect(rendering.get('Application', 'istiod-chart')['spec']).toMatchObject({
    source: { helm: { valuesObject: { cni: { enabled: true } } } },
  });
  expect(istio.namespaces).toEqual([
    { name: 'istio-cni', podSecurity: 'privileged', because: expect.stringContaining('folders of the node') },
    { name: 'istio-system', podSecurity: 'restricted' },
  ]);
});

it('gives sidecars the size that the quotas of services count', () => {
  expect(rendering.get('Application', 'istiod-chart')['spec']).toMatchObject({
    source: { helm: { valuesObject: { global: { proxy: { resources: sidecar } } } } },
  });
});

it('keeps istiod answering while nodes drain, and states what it would otherwise change itself', () => {
  expect(rendering.get('Application', 'istiod-chart')['spec']).toMatchObject({
    source: { helm: { valuesObject: { autoscaleMin: 3, base: { validationFailurePolicy: 'Fail' } } } },
  });
});

it('lets sidecars, the API server and Prometheus reach istiod', () => {
  const { ingress } = rendering.get('NetworkPolicy', 'istiod')['spec'] as { ingress: unknown };
  expect(ingress).toMatchObject([
    { ports: [{ protocol: 'TCP', port: 15017 }] },
    { ports: [{ protocol: 'TCP', port: 15014 }] },
    {
      from: [{ namespaceSelector: { matchLabels: { 'istio-injection': 'enabled' } } }],
      ports: [{ protocol: 'TCP', port: 15012 }],
    },
  ]);
});

it('is where the facts ask for it', () => {
  expect([istio.clusters(testCluster({ mesh: 'istio' })), istio.clusters(testCluster())]).toEqual([true, false]);
});
