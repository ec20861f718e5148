import { testApp } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import engine from './component.ts';

const names = (of: 'argocd' | 'flux') =>
  testRender(engine, {
    folder: 'apps/foundation/engine',
    cluster: testCluster({ engine: of }),
    others: [testApp('order')],
  })
    .manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)
    .sort();

it('configures Argo CD, empties its default project and makes the root', () => {
  expect(names('argocd')).toEqual([
    'AppProject argocd/default',
    'AppProject argocd/platform',
    'Application argocd/engine',
    'Application argocd/root',
    'ConfigMap argocd/argocd-cm',
    'ConfigMap argocd/argocd-cmd-params-cm',
    'ConfigMap argocd/argocd-notifications-cm',
  ]);
});

it('gives Flux its source, its root and the lockdown of its controllers', () => {
  expect(names('flux')).toEqual([
    'Deployment flux-system/helm-controller',
    'Deployment flux-system/kustomize-controller',
    'GitRepository flux-system/delivery',
    'Kustomization flux-system/engine',
    'Kustomization flux-system/root',
  ]);
});
