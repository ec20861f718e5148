import { testApp, testFoundation } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { expect, it } from 'vitest';
import namespaces from './component.ts';

const rendering = testRender(namespaces, {
  folder: 'apps/foundation/namespaces',
  others: [testApp('order'), testFoundation('crds')],
});

it('makes a namespace for each service only, with everything that closes it', () => {
  expect(
    rendering.manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`).sort(),
  ).toEqual([
    'Application argocd/namespaces',
    'LimitRange order/limits',
    'Namespace /order',
    'NetworkPolicy order/default-deny',
    'ResourceQuota order/quota',
  ]);
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
