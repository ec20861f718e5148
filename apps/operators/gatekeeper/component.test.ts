import { overlayOf } from '@delivery/component';
import { clusterScoped, testRender } from '@delivery/component/testing';
import { prometheusPeer } from '@delivery/constructs/operator';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import gatekeeper from './component.ts';

const bundles = clusterScoped(
  'templates.gatekeeper.sh/ConstraintTemplate',
  'constraints.gatekeeper.sh/DeliveryOneAutoscaler',
  'constraints.gatekeeper.sh/DeliveryUniqueRoute',
);
const render = (cluster = testCluster()) =>
  testRender(gatekeeper, { folder: 'apps/operators/gatekeeper', cluster, bundles });
const values = (cluster = testCluster({ engine: 'flux' })) =>
  (render(cluster).get('HelmRelease', 'gatekeeper')['spec'] as { values: Record<string, unknown> }).values;

it('runs no Job of the chart, and makes no definitions', () => {
  expect(values()).toMatchObject({
    upgradeCRDs: { enabled: false },
    postInstall: { labelNamespace: { enabled: false }, probeWebhook: { enabled: false } },
    audit: { disableGenerateOperation: true },
  });
});

it('fails open within three seconds, and is asked about the kinds that it compares alone (E05)', () => {
  const resources = ['horizontalpodautoscalers', 'httproutes', 'scaledobjects'];
  expect(values()).toMatchObject({
    validatingWebhookFailurePolicy: 'Ignore',
    validatingWebhookCheckIgnoreFailurePolicy: 'Ignore',
    validatingWebhookTimeoutSeconds: 3,
    validatingWebhookExemptNamespacesLabels: {
      'kubernetes.io/metadata.name': ['kube-node-lease', 'kube-public', 'kube-system', 'gatekeeper'],
    },
    validatingWebhookCustomRules: resources.map((resource) => ({ resources: [resource] })),
  });
});

it('follows the availability profile', () => {
  expect(values()).toMatchObject({ replicas: 3, pdb: { controllerManager: { minAvailable: 2 } } });
  expect(values(testCluster({ engine: 'flux', availability: 'development' }))).toMatchObject({
    replicas: 1,
    pdb: { controllerManager: { minAvailable: 0 } },
    controllerManager: { topologySpreadConstraints: [] },
  });
});

it('warns in production, and denies in development', () => {
  const action = (availability: 'production' | 'development') => {
    const { environment } = testCluster();
    const cluster = { ...testCluster(), environment: { ...environment, availability } };
    return (render(cluster).get('DeliveryUniqueRoute', 'delivery')['spec'] as { enforcementAction: string })
      .enforcementAction;
  };
  expect([action('production'), action('development')]).toEqual(['warn', 'deny']);
});

it('lets the API server ask the webhook, Prometheus read metrics, and nobody else anything', () => {
  const ingress = (name: string) => render().get('NetworkPolicy', name)['spec'];
  const from = (peers: readonly unknown[], port: number) => ({ from: peers, ports: [{ protocol: 'TCP', port }] });
  const prometheus = from([prometheusPeer], 8888);
  const apiServer = from([...overlayOf(testCluster()).webhookCallers(testCluster())], 8443);
  expect(ingress('webhook')).toMatchObject({ ingress: [apiServer, prometheus] });
  expect(ingress('audit')).toMatchObject({ ingress: [prometheus] });
});
