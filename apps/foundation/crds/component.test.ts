import { testRender } from '@delivery/component/testing';
import { protectedAnnotations } from '@delivery/gitops';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import crds from './component.ts';

const bundles = [
  {
    folder: 'argo-cd/3.5.7',
    crds: [
      {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'things.x.io' },
        spec: { group: 'x.io', scope: 'Namespaced', names: { kind: 'Thing' } },
      },
    ],
  },
];

it('renders each definition once, protected', () => {
  const rendering = testRender(crds, { folder: 'apps/foundation/crds', bundles });
  expect(rendering.get('CustomResourceDefinition', 'things.x.io').metadata.annotations).toEqual(protectedAnnotations);
});

it.each([['argocd', '{argo-cd/3.5.7/*,external-secrets/1.3.2/*}']] as const)(
  'syncs what a cluster with %s uses',
  (engine, include) => {
    const application = testRender(crds, { folder: 'apps/foundation/crds', cluster: testCluster({ engine }) }).get(
      'Application',
      'crds',
    );
    expect(application).toMatchObject({ spec: { source: { path: 'generated/crds', directory: { include } } } });
  },
);
