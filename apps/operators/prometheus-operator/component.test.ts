import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import prometheusOperator from './component.ts';

const rendering = testRender(prometheusOperator, { folder: 'apps/operators/prometheus-operator' });
const off = { enabled: false };

it('is the operator and its webhook, of a chart that holds much more', () => {
  expect(rendering.get('Application', 'prometheus-operator-chart')['spec']).toMatchObject({
    source: {
      chart: 'kube-prometheus-stack',
      helm: {
        valuesObject: {
          crds: off,
          alertmanager: off,
          grafana: off,
          kubeStateMetrics: off,
          kubernetesServiceMonitors: off,
          nodeExporter: off,
          prometheus: off,
          thanosRuler: off,
          defaultRules: { create: false },
          global: { imageRegistry: '223344556677.dkr.ecr.eu-west-1.amazonaws.com/quay.io' },
        },
      },
    },
  });
});

it('writes nothing into kube-system', () => {
  expect(rendering.get('Application', 'prometheus-operator-chart')['spec']).toMatchObject({
    source: {
      helm: { valuesObject: { prometheusOperator: { kubeletService: off, kubeletEndpointsEnabled: false } } },
    },
  });
  expect(prometheusOperator.charts?.flatMap(({ namespaces }) => namespaces)).toEqual(['prometheus-operator']);
});

it('is called at its webhook, whose certificate comes from cert-manager', () => {
  const { ingress } = rendering.get('NetworkPolicy', 'prometheus-operator-webhook')['spec'] as { ingress: unknown[] };
  expect(ingress).toMatchObject([{ ports: [{ protocol: 'TCP', port: 10250 }] }]);
  expect(prometheusOperator.after).toContain('cert-manager');
});

it('is not on a desk', () => {
  expect(prometheusOperator.clusters(testCluster({ role: 'local', cloud: 'local' }))).toBe(false);
});
