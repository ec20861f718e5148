import { testApp } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import tenancy from './component.ts';

it.each([
  ['argocd', ['AppProject argocd/ordering', 'Application argocd/tenancy']],
  [
    'flux',
    [
      'Kustomization flux-system/tenancy',
      'Role order/ordering',
      'RoleBinding order/ordering',
      'ServiceAccount flux-system/ordering',
    ],
  ],
] as const)('lets owners in on %s', (engine, expected) => {
  const rendering = testRender(tenancy, {
    folder: 'apps/foundation/tenancy',
    cluster: testCluster({ engine }),
    others: [testApp('order')],
  });
  expect(
    rendering.manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`).sort(),
  ).toEqual(expected);
});
