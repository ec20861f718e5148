import { testFoundation } from '@delivery/catalog/testing';
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

const others = [testFoundation('secret-stores', { crds: ['external-secrets'] })];
const sync = (engine: 'argocd' | 'flux') =>
  testRender(crds, { folder: 'apps/foundation/crds', cluster: testCluster({ engine }), others });

it('lets Argo CD read the versions that the engine and the apps of the cluster use', () => {
  expect(sync('argocd').get('Application', 'crds')['spec']).toMatchObject({
    source: { path: 'generated/crds', directory: { include: '{argo-cd/3.5.7/*,external-secrets/1.3.2/*}' } },
  });
});

it('lets Flux read what its GitRepository checks out: the versions in use', () => {
  expect(sync('flux').get('Kustomization', 'crds')['spec']).toMatchObject({ path: './generated/crds', prune: true });
});
