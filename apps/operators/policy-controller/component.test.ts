import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { expect, it } from 'vitest';
import policyController from './component.ts';

const cluster = testCluster();
const render = (on = cluster) =>
  testRender(policyController, { folder: 'apps/operators/policy-controller', cluster: on });
const webhookOf = (kind: string, on = cluster) =>
  (render(on).get(kind, 'policy.sigstore.dev')['webhooks'] as readonly object[])[0];
const pod = (render().get('Deployment', 'policy-webhook')['spec'] as { template: { spec: IPodSpec } }).template.spec;

it.each(['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'])(
  '%s: judges what teams run, and neither itself nor what keeps the cluster up',
  (kind) => {
    expect(webhookOf(kind)).toMatchObject({
      timeoutSeconds: 3,
      namespaceSelector: {
        matchExpressions: [
          { key: 'delivery.example/owner', operator: 'Exists' },
          { key: 'delivery.example/owner', operator: 'NotIn', values: ['platform'] },
        ],
      },
    });
  },
);

it('hinders nobody while it only warns, and nobody passes it once it enforces', () => {
  const enforcing = { ...cluster, environment: { ...cluster.environment, imageSignatures: 'enforce' as const } };
  expect(webhookOf('ValidatingWebhookConfiguration')).toMatchObject({ failurePolicy: 'Ignore' });
  expect(webhookOf('ValidatingWebhookConfiguration', enforcing)).toMatchObject({ failurePolicy: 'Fail' });
  expect(render().get('Deployment', 'policy-webhook')['spec']).toMatchObject({ replicas: 3 });
});

it('writes neither what the program writes nor any secret', () => {
  for (const name of ['config-image-policies', 'config-sigstore-keys'])
    expect(render().get('ConfigMap', name)).not.toHaveProperty('data');
  expect(render().get('Secret', 'webhook-certs')).not.toHaveProperty('data');
  expect(webhookOf('MutatingWebhookConfiguration')).not.toHaveProperty('rules');
});

it('has a token of an hour and speaks TLS to everybody', () => {
  expect(pod.automountServiceAccountToken).toBe(false);
  expect(JSON.stringify(pod.volumes)).toContain('"expirationSeconds":3600');
  const [container] = pod.containers;
  for (const probe of [container?.startupProbe, container?.readinessProbe, container?.livenessProbe])
    expect(probe?.httpGet).toMatchObject({ port: 'https', scheme: 'HTTPS' });
});

it('changes its own configurations and no other', () => {
  const rules = render().get('ClusterRole', 'policy-webhook')['rules'] as readonly {
    resources: readonly string[];
    verbs: readonly string[];
    resourceNames?: readonly string[];
  }[];
  const writes = rules.filter(
    ({ resources, verbs }) =>
      verbs.includes('update') && resources.some((one) => one.includes('webhookconfigurations')),
  );
  expect(writes.map(({ resourceNames }) => resourceNames?.length)).toEqual([3]);
});

it('is where services run and the link is stable', () => {
  const roles = ['workload', 'observability', 'edge', 'local'] as const;
  expect(roles.filter((role) => policyController.clusters(testCluster({ role })))).toEqual(['workload']);
});
