import { testApp, testFoundation, testService } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import namespaces from './component.ts';

const render = (cluster = testCluster()) =>
  testRender(namespaces, {
    folder: 'apps/foundation/namespaces',
    cluster,
    others: [
      testApp('order'),
      testFoundation('crds'),
      testFoundation('istio', {
        namespaces: [{ name: 'istio-cni', podSecurity: 'privileged', because: 'it changes the network of the node' }],
      }),
    ],
  });
const rendering = render();

it('closes every namespace, and limits those of services', () => {
  expect(
    rendering.manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`).sort(),
  ).toEqual([
    'Application argocd/namespaces',
    'LimitRange order/limits',
    'Namespace /istio-cni',
    'Namespace /order',
    'NetworkPolicy istio-cni/default-deny',
    'NetworkPolicy order/default-deny',
    'ResourceQuota order/quota',
  ]);
});

it('enforces the Pod Security Standard that the owner of the namespace declares', () => {
  expect(rendering.get('Namespace', 'istio-cni').metadata.labels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'privileged',
    'delivery.example/owner': 'platform',
  });
});

it('waives the check for it, for the reason that the owner declares', () => {
  const waiver = { 'policy.delivery.example/B01': 'it changes the network of the node' };
  expect(rendering.get('Namespace', 'istio-cni').metadata.annotations).toMatchObject(waiver);
  expect(Object.keys(rendering.get('Namespace', 'order').metadata.annotations ?? {}).join()).not.toContain('policy.');
});

it('says of every namespace whether its pods have sidecars where the mesh is Istio: those of services do (B04)', () => {
  const injection = (mesh: string, name: string) =>
    render(testCluster({ mesh })).get('Namespace', name).metadata.labels?.['istio-injection'];
  expect([injection('istio', 'order'), injection('istio', 'istio-cni')]).toEqual(['enabled', 'disabled']);
  expect([injection('none', 'order'), injection('none', 'istio-cni')]).toEqual([undefined, undefined]);
});

it('labels the namespaces of services behind a Gateway as its class wants them', () => {
  const routed = testApp('api-gateway', { service: testService({ route: { host: 'api', paths: ['/'] } }) });
  const { get } = testRender(namespaces, { folder: 'apps/foundation/namespaces', others: [routed, testApp('order')] });
  const gate = (name: string) => get('Namespace', name).metadata.labels?.['elbv2.k8s.aws/pod-readiness-gate-inject'];
  expect([gate('api-gateway'), gate('order')]).toEqual(['enabled', undefined]);
});

it('enforces the restricted Pod Security Standard of the cluster’s own minor and outlives its removal (B01, A19-A22)', () => {
  expect(rendering.get('Namespace', 'order').metadata).toMatchObject({
    labels: {
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/enforce-version': 'v1.36',
      'pod-security.kubernetes.io/audit': 'restricted',
      'pod-security.kubernetes.io/warn': 'restricted',
      'delivery.example/owner': 'ordering',
    },
    annotations: {
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    },
  });
});

it('denies all traffic by default (N01)', () => {
  expect(rendering.get('NetworkPolicy', 'default-deny')['spec']).toEqual({
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
  });
});
