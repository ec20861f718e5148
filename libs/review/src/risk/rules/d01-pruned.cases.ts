import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

export const positive: readonly PositiveCase[] = [
  {
    name: 'a Deployment',
    decides: 'kind Deployment',
    after: { remove: ['Deployment shop/order'] },
    object: 'apps/Deployment/shop/order',
    field: '',
  },
  {
    name: 'a StatefulSet',
    decides: 'kind StatefulSet',
    after: { remove: ['StatefulSet shop/cache'] },
    object: 'apps/StatefulSet/shop/cache',
    field: '',
    verdict: 'stop',
  },
  {
    name: 'a Service that Flux prunes',
    decides: 'Kustomization spec.prune',
    clusters: [{ name: 'prod', engine: 'flux' }],
    after: { remove: ['Service shop/order'] },
    object: '/Service/shop/order',
    field: '',
  },
  {
    name: 'an object whose mark is for the other engine',
    decides: 'metadata.annotations["kustomize.toolkit.fluxcd.io/prune"]',
    both: {
      set: {
        'ConfigMap shop/order': { 'metadata.annotations': { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
      },
    },
    after: { remove: ['ConfigMap shop/order'] },
    object: '/ConfigMap/shop/order',
    field: '',
  },
  {
    name: 'an object that says otherwise than its Application',
    decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
    both: {
      set: {
        'Application argocd/shop': { 'spec.syncPolicy.syncOptions': ['Prune=false'] },
        'ConfigMap shop/order': { 'metadata.annotations': { 'argocd.argoproj.io/sync-options': 'Prune=true' } },
      },
    },
    after: { remove: ['ConfigMap shop/order'] },
    object: '/ConfigMap/shop/order',
    field: '',
  },
  {
    name: 'an object that nothing in the tree applies',
    decides: 'no sync object',
    both: {
      add: {
        'apps/loose': [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token', namespace: 'loose' } }],
      },
    },
    after: { remove: ['Secret loose/token'] },
    object: '/Secret/loose/token',
    field: '',
    verdict: 'stop',
  },
];

const settings = (hash: string, level: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: `settings-${hash}`, namespace: 'shop' },
  data: { LEVEL: level },
});

export const nearMiss: readonly Case[] = [
  {
    name: 'a ConfigMap that Kustomize names after its content',
    decides: 'hash in metadata.name',
    before: { add: { 'apps/shop': [settings('6ct58987ht', 'info')] } },
    after: { add: { 'apps/shop': [settings('d9kf6gkg8b', 'debug')] } },
  },
  {
    name: 'an object with Prune=false',
    decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
    both: {
      set: {
        'Service shop/order': { 'metadata.annotations': { 'argocd.argoproj.io/sync-options': 'Prune=false' } },
      },
    },
    after: { remove: ['Service shop/order'] },
  },
  {
    name: 'an object with prune: disabled',
    decides: 'metadata.annotations["kustomize.toolkit.fluxcd.io/prune"]',
    clusters: [{ name: 'prod', engine: 'flux' }],
    both: {
      set: {
        'Service shop/order': { 'metadata.annotations': { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
      },
    },
    after: { remove: ['Service shop/order'] },
  },
  {
    name: 'an Application that does not prune',
    decides: 'Application spec.syncPolicy.automated.prune',
    both: { set: { 'Application argocd/shop': { 'spec.syncPolicy.automated.prune': false } } },
    after: { remove: ['ServiceAccount shop/order'] },
  },
  {
    name: 'an Application that keeps everything',
    decides: 'Application spec.syncPolicy.syncOptions',
    both: { set: { 'Application argocd/shop': { 'spec.syncPolicy.syncOptions': ['Prune=false'] } } },
    after: { remove: ['ServiceAccount shop/order'] },
  },
  {
    name: 'a Kustomization that does not prune',
    decides: 'Kustomization spec.prune',
    clusters: [{ name: 'prod', engine: 'flux' }],
    both: { set: { 'Kustomization flux-system/shop': { 'spec.prune': false } } },
    after: { remove: ['ServiceAccount shop/order'] },
  },
  {
    name: 'a hook',
    decides: 'metadata.annotations["argocd.argoproj.io/hook"]',
    both: {
      set: { 'ServiceAccount shop/order': { 'metadata.annotations': { 'argocd.argoproj.io/hook': 'PreSync' } } },
    },
    after: { remove: ['ServiceAccount shop/order'] },
  },
  {
    name: 'the same object in another file',
    decides: 'file',
    both: { remove: ['ServiceAccount shop/order'] },
    before: { files: { 'generated/clusters/prod/apps/shop/a.yaml': account() } },
    after: { files: { 'generated/clusters/prod/apps/shop/b.yaml': account() } },
  },
  {
    name: 'the same object in a newer version',
    decides: 'apiVersion',
    both: { remove: ['PodDisruptionBudget shop/order'] },
    before: { add: { 'apps/shop': [scaler('autoscaling/v2beta2')] } },
    after: { add: { 'apps/shop': [scaler('autoscaling/v2')] } },
  },
];

function account(): Manifest {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'order', namespace: 'shop' } };
}

function scaler(apiVersion: string): Manifest {
  return {
    apiVersion,
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'order', namespace: 'shop' },
    spec: {
      minReplicas: 2,
      maxReplicas: 6,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'order' },
    },
  };
}
