import { expect, it } from 'vitest';
import { object } from '../../testing/test-fleet.ts';
import { syncedCrds } from './synced-crds.ts';

it.each([
  ['{keda/2.21.0/*,argo-cd/3.5.7/*}', ['keda/2.21.0', 'argo-cd/3.5.7']],
  ['keda/2.21.0/*', ['keda/2.21.0']],
])('reads the folders that an Application includes: %s', (include, folders) => {
  const application = object('argoproj.io/v1alpha1', 'Application', 'argocd/crds', {
    spec: { source: { directory: { include } } },
  });
  expect([...syncedCrds([application])]).toEqual(folders);
});

it('reads the folders that a GitRepository checks out', () => {
  const repository = object('source.toolkit.fluxcd.io/v1', 'GitRepository', 'flux-system/delivery', {
    spec: { sparseCheckout: ['generated/clusters/gcp', 'generated/crds/keda/2.21.0', 7] },
  });
  expect([...syncedCrds([repository])]).toEqual(['keda/2.21.0']);
});

it.each([undefined, {}, { source: {} }, { source: { directory: { include: 7 } } }, { sparseCheckout: 'x' }])(
  'reads none from %j',
  (spec) => {
    expect(syncedCrds([object('argoproj.io/v1alpha1', 'Application', 'argocd/crds', { spec })]).size).toBe(0);
    expect(syncedCrds([object('v1', 'ConfigMap', 'a/b', { spec })]).size).toBe(0);
  },
);
