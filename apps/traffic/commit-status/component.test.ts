import { orderOf } from '@delivery/catalog';
import { testApp, testFoundation } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import commitStatus from './component.ts';

const render = (engine: 'argocd' | 'flux') =>
  testRender(commitStatus, { folder: 'apps/traffic/commit-status', cluster: testCluster({ engine }) });

it.each([
  ['argocd', ['Application argocd/commit-status', 'ExternalSecret argocd/argocd-notifications-secret']],
  [
    'flux',
    [
      'Alert flux-system/delivered',
      'Alert flux-system/failed',
      'ExternalSecret flux-system/commit-status',
      'Kustomization flux-system/commit-status',
      'Provider flux-system/commit-status',
    ],
  ],
] as const)('lets %s report', (engine, expected) => {
  expect(
    render(engine)
      .manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)
      .sort(),
  ).toEqual(expected);
});

it.each([
  ['argocd', 'argocd-notifications-secret'],
  ['flux', 'commit-status'],
] as const)('takes the same token out of the store for %s (S01)', (engine, name) => {
  expect(render(engine).get('ExternalSecret', name)['spec']).toMatchObject({
    secretStoreRef: { kind: 'SecretStore', name: 'default' },
    target: { name },
    data: [{ secretKey: 'token', remoteRef: { key: 'commit-status', property: 'token' } }],
  });
});

it('is on every cluster but one on a desk', () => {
  expect((['workload', 'edge', 'local'] as const).map((role) => commitStatus.clusters(testCluster({ role })))).toEqual([
    true,
    true,
    false,
  ]);
});

it('comes last, so that Flux finishes with it', () => {
  const apps = [
    testFoundation('namespaces'),
    testApp('order'),
    { ...testApp('global-records'), stage: 'traffic' as const, folder: 'apps/traffic/global-records' },
    { ...commitStatus, stage: 'traffic' as const, folder: 'apps/traffic/commit-status' },
  ];
  const order = [...orderOf(apps)].sort(([, a], [, b]) => a.wave - b.wave);
  expect(order.at(-1)).toEqual(['commit-status', { wave: 41, dependsOn: ['global-records'] }]);
});
