import type { Manifest } from '@delivery/manifest';
import type { Case } from '../testing/case.ts';
import type { PositiveCase } from '../rule.ts';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

export const positive: readonly PositiveCase[] = [
  {
    name: 'an Application that replaces',
    decides: 'Replace=true',
    after: { set: { 'Application argocd/shop': { 'spec.syncPolicy.syncOptions[1]': 'Replace=true' } } },
    object: 'argoproj.io/Application/argocd/shop',
    field: 'spec.syncPolicy.syncOptions[Replace=true]',
  },
  {
    name: 'a StatefulSet that is forced',
    decides: 'metadata.annotations',
    after: {
      set: { 'StatefulSet shop/cache': { [`metadata.annotations["${SYNC_OPTIONS}"]`]: 'Prune=false,Force=true' } },
    },
    object: 'apps/StatefulSet/shop/cache',
    field: `metadata.annotations["${SYNC_OPTIONS}"]`,
  },
  {
    name: 'a Kustomization that forces',
    decides: 'spec.force',
    clusters: [{ name: 'prod', engine: 'flux' }],
    after: { set: { 'Kustomization flux-system/shop': { 'spec.force': true } } },
    object: 'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/shop',
    field: 'spec.force',
  },
  {
    name: 'a HelmRelease that forces upgrades',
    decides: 'spec.upgrade.force',
    both: { add: { 'apps/shop': [release()] } },
    after: { set: { 'HelmRelease shop/cache': { 'spec.upgrade.force': true } } },
    object: 'helm.toolkit.fluxcd.io/HelmRelease/shop/cache',
    field: 'spec.upgrade.force',
  },
  {
    name: 'an Application that orphans what it prunes',
    decides: 'PrunePropagationPolicy=orphan',
    after: {
      set: { 'Application argocd/shop': { 'spec.syncPolicy.syncOptions[1]': 'PrunePropagationPolicy=orphan' } },
    },
    object: 'argoproj.io/Application/argocd/shop',
    field: 'spec.syncPolicy.syncOptions[PrunePropagationPolicy=orphan]',
  },
  {
    name: 'a StatefulSet that is forced while it changes in what cannot be changed, wherever it is',
    decides: 'spec.serviceName',
    clusters: [{ name: 'dev', environment: 'development' }],
    after: {
      set: {
        'StatefulSet shop/cache': {
          [`metadata.annotations["${SYNC_OPTIONS}"]`]: 'Replace=true,Force=true',
          'spec.serviceName': 'cache-headless',
        },
      },
    },
    object: 'apps/StatefulSet/shop/cache',
    field: `metadata.annotations["${SYNC_OPTIONS}"]`,
    verdict: 'stop',
  },
  {
    name: 'a namespace that Flux forces',
    decides: 'kustomize.toolkit.fluxcd.io/force',
    clusters: [{ name: 'prod', engine: 'flux' }],
    after: { set: { 'Namespace shop': { 'metadata.annotations["kustomize.toolkit.fluxcd.io/force"]': 'enabled' } } },
    object: '/Namespace//shop',
    field: 'metadata.annotations["kustomize.toolkit.fluxcd.io/force"]',
  },
  {
    name: 'a set of Applications that replace',
    decides: 'ApplicationSet',
    both: { add: { gitops: [set()] } },
    after: { set: { 'ApplicationSet argocd/all': { 'spec.template.spec.syncPolicy.syncOptions': ['Replace=true'] } } },
    object: 'argoproj.io/ApplicationSet/argocd/all',
    field: 'spec.template.spec.syncPolicy.syncOptions[Replace=true]',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'a Job that is made anew',
    decides: 'kind',
    both: { add: { 'apps/shop': [job()] } },
    after: { set: { 'Job shop/migrate': { [`metadata.annotations["${SYNC_OPTIONS}"]`]: 'Force=true,Replace=true' } } },
  },
  {
    name: 'the way of pruning that is the default',
    decides: 'PrunePropagationPolicy=foreground',
    after: {
      set: { 'Application argocd/shop': { 'spec.syncPolicy.syncOptions[1]': 'PrunePropagationPolicy=foreground' } },
    },
  },
  {
    name: 'an Application that replaced before',
    decides: 'Replace=true',
    both: { set: { 'Application argocd/shop': { 'spec.syncPolicy.syncOptions[1]': 'Replace=true' } } },
    after: { set: { 'Application argocd/shop': { 'spec.syncPolicy.syncOptions[2]': 'PruneLast=true' } } },
  },
  {
    name: 'a Kustomization that stops forcing',
    decides: 'spec.force',
    clusters: [{ name: 'prod', engine: 'flux' }],
    both: { set: { 'Kustomization flux-system/shop': { 'spec.force': true } } },
    after: { set: { 'Kustomization flux-system/shop': { 'spec.force': false } } },
  },
  {
    name: 'a namespace that is applied by the server',
    decides: 'ServerSideApply=true',
    after: { set: { 'Namespace shop': { [`metadata.annotations["${SYNC_OPTIONS}"]`]: 'ServerSideApply=true' } } },
  },
  {
    name: 'an Application that retries',
    decides: 'spec.syncPolicy.retry',
    after: { set: { 'Application argocd/shop': { 'spec.syncPolicy.retry': { limit: 5 } } } },
  },
];
function release(): Manifest {
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'cache', namespace: 'shop' },
    spec: { chart: { spec: { chart: 'cache', version: '1.0.0' } } },
  };
}

function job(): Manifest {
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'migrate', namespace: 'shop' }, spec: {} };
}

function set(): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'all', namespace: 'argocd' },
    spec: {
      generators: [{ list: { elements: [{ name: 'one' }] } }],
      template: { metadata: { name: '{{name}}' }, spec: { project: 'shop', source: { path: 'billing' } } },
    },
  };
}
