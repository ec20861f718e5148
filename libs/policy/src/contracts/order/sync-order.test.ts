import type { Manifest } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { worldOf, type World } from '../../world.ts';
import { syncedInOrder } from './synced-in-order.ts';

const cluster = 'generated/clusters/local';

const application = (name: string, path: string, wave?: number): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name,
    namespace: 'argocd',
    ...(wave !== undefined && { annotations: { 'argocd.argoproj.io/sync-wave': String(wave) } }),
  },
  spec: { source: { path: `${cluster}/${path}` } },
});

const kustomization = (name: string, ...dependsOn: readonly string[]): Manifest => ({
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name, namespace: 'flux-system' },
  spec: { path: `./${cluster}/apps/${name}`, dependsOn: dependsOn.map((other) => ({ name: other })) },
});

const config: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'order', namespace: 'order' } };
const namespace: Manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'order' } };

function worldWith(files: Readonly<Record<string, Manifest>>): World {
  const entries = Object.entries(files).map(([file, object]) => ({ file: `${cluster}/${file}`, object }));
  return worldOf(entries, { kubernetesVersion: '1.36', cluster: 'local' });
}

const found = (files: Readonly<Record<string, Manifest>>) =>
  [...syncedInOrder.inspect(worldWith(files))].map((violation) => `${violation.found}; ${violation.fix}`);

const inApps = { 'apps/order/order/c.yaml': config, 'apps/spaces/_cluster/n.yaml': namespace };
const root = application('root', 'gitops');

it('compares Applications below the same root by their waves', () => {
  const apps = (order: number, spaces: number) => ({
    ...inApps,
    'bootstrap/root.yaml': root,
    'gitops/order.yaml': application('order', 'apps/order', order),
    'gitops/spaces.yaml': application('spaces', 'apps/spaces', spaces),
  });
  expect(found(apps(2, 1))).toEqual([]);
  expect(found(apps(1, 2))).toEqual([
    'ConfigMap order/order needs Namespace order, but Application order (wave 1) does not wait for Application spaces (wave 2); give spaces a sync-wave below 1',
  ]);
});

it('an Application without a wave is in wave 0', () => {
  const apps = (spaces: number) => ({
    ...inApps,
    'gitops/order.yaml': application('order', 'apps/order'),
    'gitops/spaces.yaml': application('spaces', 'apps/spaces', spaces),
  });
  expect(found(apps(-1))).toEqual([]);
  expect(found(apps(0))).toHaveLength(1);
});

it('compares what lies in a nested Application by the one that holds it', () => {
  const files = (order: number) => ({
    'bootstrap/root.yaml': root,
    'gitops/order.yaml': application('order', 'apps/order', order),
    'gitops/spaces.yaml': application('spaces', 'apps/spaces', 5),
    'apps/order/argocd/inner.yaml': application('inner', 'apps/order/inner'),
    'apps/order/inner/c.yaml': config,
    'apps/spaces/_cluster/n.yaml': namespace,
  });
  expect(found(files(6))).toEqual([]);
  expect(found(files(4))).toEqual([
    'ConfigMap order/order needs Namespace order, but Application order (wave 4) does not wait for Application spaces (wave 5); give spaces a sync-wave below 4',
  ]);
});

it('what is applied by hand is there first', () => {
  const files = {
    'bootstrap/n.yaml': namespace,
    'gitops/engine.yaml': application('engine', 'bootstrap', 9),
    'gitops/order.yaml': application('order', 'apps/order', 1),
    'apps/order/order/c.yaml': config,
  };
  expect(found(files)).toEqual([]);
});

it('follows dependencies of Kustomizations over others', () => {
  const files = (middle: readonly string[]) => ({
    ...inApps,
    'gitops/order.yaml': kustomization('order', 'middle', 'gone'),
    'gitops/middle.yaml': kustomization('middle', ...middle),
    'gitops/spaces.yaml': kustomization('spaces'),
  });
  expect(found(files(['order', 'spaces']))).toEqual([]);
  expect(found(files([]))).toEqual([
    'ConfigMap order/order needs Namespace order, but Kustomization order does not wait for Kustomization spaces; add "spaces" to spec.dependsOn of Kustomization order',
  ]);
});

it('says nothing of what no sync object holds, or of two engines', () => {
  expect(found(inApps)).toEqual([]);
  expect(found({ ...inApps, 'gitops/order.yaml': application('order', 'apps/order', 1) })).toEqual([]);
  const both = {
    'gitops/order.yaml': application('order', 'apps/order', 1),
    'gitops/spaces.yaml': kustomization('spaces'),
  };
  expect(found({ ...inApps, ...both })).toEqual([]);
});

it('a custom resource waits for its definition, but not for one that the engine brings', () => {
  const crd = (group: string, kind: string): Manifest => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${kind.toLowerCase()}s.${group}` },
    spec: { group, names: { kind } },
  });
  const files = (group: string, kind: string) => ({
    'gitops/crds.yaml': application('crds', 'apps/crds', 1),
    'gitops/order.yaml': application('order', 'apps/order', 1),
    'apps/crds/_cluster/c.yaml': crd(group, kind),
    'apps/order/order/o.yaml': { ...config, apiVersion: `${group}/v1`, kind, spec: {} },
  });
  expect(found(files('argoproj.io', 'AppProject'))).toEqual([]);
  expect(found(files('keda.sh', 'TriggerAuthentication'))).toEqual([
    'TriggerAuthentication order/order needs CustomResourceDefinition triggerauthentications.keda.sh, but Application order (wave 1) does not wait for Application crds (wave 1); give crds a sync-wave below 1',
  ]);
});
