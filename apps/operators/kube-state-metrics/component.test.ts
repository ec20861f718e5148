import { testRender } from '@delivery/component/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import kubeStateMetrics from './component.ts';

const render = (changes: Partial<Cluster> = {}) =>
  testRender(kubeStateMetrics, { folder: 'apps/operators/kube-state-metrics', cluster: testCluster(changes) });
const argocd = render().get('Application', 'kube-state-metrics-chart')['spec'] as {
  source: { helm: { valuesObject: Record<string, unknown> } };
};
const flux = render({ engine: 'flux' }).get('HelmRelease', 'kube-state-metrics')['spec'] as {
  values: Record<string, unknown>;
};

it('is one pod that reads neither Secrets nor ConfigMaps (R02)', () => {
  const { collectors, replicas, containerSecurityContext } = argocd.source.helm.valuesObject;
  expect(replicas).toBe(1);
  expect(collectors).not.toEqual(expect.arrayContaining(['secrets']));
  expect(collectors).not.toEqual(expect.arrayContaining(['configmaps']));
  expect(containerSecurityContext).toMatchObject({ capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true });
});

it('shows the zone of nodes', () => {
  expect(argocd.source.helm.valuesObject['metricLabelsAllowlist']).toEqual(['nodes=[topology.kubernetes.io/zone]']);
});

it('tells how the objects of Flux are, where it syncs', () => {
  expect(argocd.source.helm.valuesObject).not.toHaveProperty('customResourceState');
  expect(flux.values).toMatchObject({
    rbac: {
      extraRules: [
        { resources: ['kustomizations'], verbs: ['list', 'watch'] },
        { resources: ['helmreleases'] },
        { resources: ['gitrepositories', 'helmrepositories', 'helmcharts'] },
      ],
    },
    customResourceState: { enabled: true },
  });
  expect(JSON.stringify(flux.values)).toContain('"ready":["status","conditions","[type=Ready]","status"]');
});

it('is read by Prometheus alone', () => {
  const { ingress } = render().get('NetworkPolicy', 'kube-state-metrics')['spec'] as { ingress: unknown[] };
  expect(ingress).toMatchObject([{ ports: [{ protocol: 'TCP', port: 8080 }] }]);
});
