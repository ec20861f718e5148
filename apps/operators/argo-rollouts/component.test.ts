import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import argoRollouts from './component.ts';

const rendering = testRender(argoRollouts, { folder: 'apps/operators/argo-rollouts' });

it('installs no definitions and may not change load balancers', () => {
  expect(rendering.get('Application', 'argo-rollouts-chart')['spec']).toMatchObject({
    source: {
      chart: 'argo-rollouts',
      targetRevision: '2.41.0',
      helm: {
        valuesObject: {
          installCRDs: false,
          providerRBAC: { enabled: false },
          controller: { replicas: 2, image: { tag: 'v1.10.2' } },
        },
      },
    },
  });
});

it('asks the Prometheus of the cluster about a new version, which reads its metrics', () => {
  const { egress, ingress } = rendering.get('NetworkPolicy', 'controller')['spec'] as Record<string, unknown[]>;
  const prometheus = [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
    },
  ];
  expect(egress?.at(-1)).toEqual({ to: prometheus, ports: [{ protocol: 'TCP', port: 9090 }] });
  expect(ingress).toEqual([{ from: prometheus, ports: [{ protocol: 'TCP', port: 8090 }] }]);
});

it('is left out where the environment has no rollouts', () => {
  const { environment } = testCluster();
  expect(argoRollouts.clusters(testCluster({ environment: { ...environment, rollouts: false } }))).toBe(false);
});
