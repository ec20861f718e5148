import type { Manifest } from '@delivery/manifest';
import type { Case } from '../testing/case.ts';
import type { PositiveCase } from '../rule.ts';

const SHOP = 'Application argocd/shop';
const APPLICATION = 'argoproj.io/Application/argocd/shop';
const FLUX = [{ name: 'prod', engine: 'flux' }] as const;

export const positive: readonly PositiveCase[] = [
  {
    name: 'another cluster',
    decides: 'spec.destination.server',
    after: { set: { [SHOP]: { 'spec.destination.server': 'https://10.0.0.1:6443' } } },
    object: APPLICATION,
    field: 'spec.destination.server',
  },
  {
    name: 'another namespace',
    decides: 'spec.destination.namespace',
    after: { set: { [SHOP]: { 'spec.destination.namespace': 'store' } } },
    object: APPLICATION,
    field: 'spec.destination.namespace',
  },
  {
    name: 'another namespace by Flux',
    decides: 'spec.targetNamespace',
    clusters: FLUX,
    after: { set: { 'Kustomization flux-system/shop': { 'spec.targetNamespace': 'store' } } },
    object: 'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/shop',
    field: 'spec.targetNamespace',
  },
  {
    name: 'another cluster by Flux',
    decides: 'spec.kubeConfig',
    clusters: FLUX,
    after: { set: { 'Kustomization flux-system/shop': { 'spec.kubeConfig': { secretRef: { name: 'edge' } } } } },
    object: 'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/shop',
    field: 'spec.kubeConfig',
  },
  {
    name: 'another name of a release',
    decides: 'spec.releaseName',
    both: { add: { 'apps/shop': [release()] } },
    after: { set: { 'HelmRelease shop/cache': { 'spec.releaseName': 'shop-cache' } } },
    object: 'helm.toolkit.fluxcd.io/HelmRelease/shop/cache',
    field: 'spec.releaseName',
  },
  {
    name: 'another cluster of an Application that a set makes',
    decides: 'spec.generators',
    both: { add: { gitops: [set()] } },
    after: { set: { 'ApplicationSet argocd/billing': { 'spec.generators[0].list.elements[0].server': 'https://b' } } },
    object: 'argoproj.io/ApplicationSet/argocd/billing',
    field: 'spec.generators',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'the same cluster by its name',
    decides: 'spec.destination.name',
    after: { set: { [SHOP]: { 'spec.destination.server': undefined, 'spec.destination.name': 'in-cluster' } } },
  },
  {
    name: 'another revision',
    decides: 'spec.source.targetRevision',
    after: { set: { [SHOP]: { 'spec.source.targetRevision': 'main' } } },
  },
  {
    name: 'a shorter interval',
    decides: 'spec.interval',
    clusters: FLUX,
    after: { set: { 'Kustomization flux-system/shop': { 'spec.interval': '5m' } } },
  },
  {
    name: 'a new sync object',
    decides: 'metadata.name',
    after: { add: { gitops: [release('billing')] } },
  },
  {
    name: 'the namespace that a release has anyway',
    decides: 'spec.targetNamespace',
    both: { add: { 'apps/shop': [release()] } },
    after: { set: { 'HelmRelease shop/cache': { 'spec.targetNamespace': 'shop' } } },
  },
];
function release(name = 'cache'): Manifest {
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name, namespace: 'shop' },
    spec: { chart: { spec: { chart: 'cache', version: '1.0.0' } } },
  };
}

function set(): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'billing', namespace: 'argocd' },
    spec: {
      generators: [{ list: { elements: [{ name: 'one', server: 'https://a' }] } }],
      template: {
        metadata: { name: 'billing-{{name}}' },
        spec: {
          project: 'shop',
          destination: { server: '{{server}}', namespace: 'billing' },
          source: { repoURL: 'https://git.example/platform.git', path: 'billing' },
        },
      },
    },
  };
}
