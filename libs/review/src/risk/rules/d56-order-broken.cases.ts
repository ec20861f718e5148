import type { Manifest } from '@delivery/manifest';
import type { Rule } from '../rule.ts';
import type { Edit } from '../testing/case.ts';

const flux = [{ name: 'prod', engine: 'flux' as const }];
const wave = (value: string) => ({ 'argocd.argoproj.io/sync-wave': value });
const crd = (annotations: Readonly<Record<string, string>> = {}): Manifest => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'rates.shop.example', annotations },
  spec: {
    group: 'shop.example',
    names: { kind: 'Rate', plural: 'rates' },
    scope: 'Namespaced',
    versions: [{ name: 'v1', served: true, storage: true }],
  },
});
const rate = (annotations: Readonly<Record<string, string>> = {}): Manifest => ({
  apiVersion: 'shop.example/v1',
  kind: 'Rate',
  metadata: { name: 'daily', namespace: 'shop', annotations },
  spec: { every: '24h' },
});
const application = (name: string, annotations: Readonly<Record<string, string>> = {}): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name, namespace: 'argocd', annotations },
  spec: {
    project: 'shop',
    destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
    source: {
      repoURL: 'https://git.example/platform.git',
      targetRevision: 'ring/production',
      path: `generated/clusters/prod/apps/${name}`,
      directory: { recurse: true },
    },
    syncPolicy: { automated: { prune: true } },
  },
});
const kustomization = (name: string, ...dependsOn: readonly string[]): Manifest => ({
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name, namespace: 'flux-system' },
  spec: {
    interval: '10m',
    path: `./generated/clusters/prod/apps/${name}`,
    prune: true,
    sourceRef: { kind: 'GitRepository', name: 'platform' },
    dependsOn: dependsOn.map((one) => ({ name: one })),
  },
});
const waits = (...names: readonly string[]): Edit => ({
  set: { 'Kustomization flux-system/shop': { 'spec.dependsOn': names.map((name) => ({ name })) } },
});

export const positive: Rule['positive'] = [
  {
    name: 'a CRD in another Application in one step',
    decides: 'Application',
    both: {
      add: {
        gitops: [application('crds')],
        'apps/crds': [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'version', namespace: 'shop' } }],
      },
    },
    after: { add: { 'apps/crds': [crd()], 'apps/shop': [rate()] } },
    object: 'shop.example/Rate/shop/daily',
    field: '',
  },
  {
    name: 'a wave before that of its CRD',
    decides: 'metadata.annotations',
    after: { add: { 'apps/shop': [crd(), rate(wave('-1'))] } },
    object: 'shop.example/Rate/shop/daily',
    field: 'metadata.annotations["argocd.argoproj.io/sync-wave"]',
  },
  {
    name: 'a Kustomization that does not wait for the CRD',
    decides: 'Kustomization',
    clusters: flux,
    after: { add: { gitops: [kustomization('crds')], 'apps/crds': [crd()], 'apps/shop': [rate()] } },
    object: 'shop.example/Rate/shop/daily',
    field: '',
  },
  {
    name: 'two that wait for each other',
    decides: 'spec.dependsOn',
    clusters: flux,
    both: { add: { gitops: [kustomization('crds', 'shop')], 'apps/crds': [crd()] } },
    after: waits('crds'),
    object: 'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/shop',
    field: 'spec.dependsOn',
  },
  {
    name: 'one that waits for nothing that is there',
    decides: 'spec.dependsOn.name',
    clusters: flux,
    after: waits('operators'),
    object: 'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/shop',
    field: 'spec.dependsOn',
  },
];

export const nearMiss: Rule['nearMiss'] = [
  {
    name: 'a CRD and its object in one Application',
    decides: 'CustomResourceDefinition',
    after: { add: { 'apps/shop': [crd(), rate()] } },
  },
  {
    name: 'an object of a CRD that is there',
    decides: 'Application',
    both: { add: { gitops: [application('crds')], 'apps/crds': [crd()] } },
    after: { add: { 'apps/shop': [rate()] } },
  },
  {
    name: 'two new Applications in their waves',
    decides: 'metadata.annotations',
    after: {
      add: {
        gitops: [application('crds', wave('0')), application('rates', wave('10'))],
        'apps/crds': [crd()],
        'apps/rates': [rate()],
      },
    },
  },
  {
    name: 'a Kustomization that waits for the CRD',
    decides: 'spec.dependsOn',
    clusters: flux,
    both: {
      add: {
        gitops: [kustomization('crds')],
        'apps/crds': [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'version', namespace: 'shop' } }],
      },
    },
    after: { ...waits('crds'), add: { 'apps/crds': [crd()], 'apps/shop': [rate()] } },
  },
];
