import type { Rule } from '../rule.ts';

const TWO = [
  { name: 'aws-prod', ring: 'canary' },
  { name: 'gcp-prod', cloud: 'gcp', ring: 'production' },
];
const FLUX = TWO.map((cluster) => ({ ...cluster, engine: 'flux' as const }));
const main = { set: { 'Application argocd/shop': { 'spec.source.targetRevision': 'main' } } };
const image = {
  set: { 'Deployment shop/order': { 'spec.template.spec.containers[0].image': 'registry.example/order:1.4.2' } },
};
const replicas = { set: { 'Deployment shop/order': { 'spec.replicas': 6 } } };

export const positive: Rule['positive'] = [
  {
    name: 'an image on clusters that follow main',
    decides: 'spec.template.spec.containers.image',
    clusters: TWO,
    both: main,
    after: image,
    object: 'apps/Deployment/shop/order',
    field: 'spec.template.spec.containers[name=order].image',
  },
  {
    name: 'a setting on clusters whose GitRepository follows main',
    decides: 'data',
    clusters: FLUX,
    both: { set: { 'GitRepository flux-system/platform': { 'spec.ref.branch': 'main' } } },
    after: { set: { 'ConfigMap shop/order': { 'data.LOG_LEVEL': 'debug' } } },
    object: '/ConfigMap/shop/order',
    field: 'data.LOG_LEVEL',
  },
  {
    name: 'a setting on clusters whose GitRepository follows main, goes from the tree and stays on one cluster',
    decides: 'GitRepository metadata.annotations',
    clusters: FLUX,
    both: {
      set: {
        'GitRepository flux-system/platform': {
          'spec.ref.branch': 'main',
          'metadata.annotations': { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
        },
      },
    },
    before: { set: { 'ConfigMap shop/order': { 'data.LOG_LEVEL': 'debug' } } },
    after: { remove: ['GitRepository flux-system/platform'], on: ['gcp-prod'] },
    object: '/ConfigMap/shop/order',
    field: 'data.LOG_LEVEL',
  },
  {
    name: 'replicas where no sync object is known',
    decides: 'spec.replicas',
    clusters: TWO,
    both: { remove: ['Application argocd/shop', 'Application argocd/root'] },
    after: replicas,
    object: 'apps/Deployment/shop/order',
    field: 'spec.replicas',
  },
  {
    name: 'two rings turned to one ref',
    decides: 'spec.source.targetRevision',
    clusters: TWO,
    after: main,
    object: 'argoproj.io/Application/argocd/shop',
    field: 'spec.source.targetRevision',
  },
];

export const nearMiss: Rule['nearMiss'] = [
  {
    name: 'an image on clusters that follow the ref of their ring',
    decides: 'spec.source.targetRevision',
    clusters: TWO,
    after: image,
  },
  {
    name: 'an image on one of two clusters that follow main',
    decides: 'spec.template.spec.containers.image',
    clusters: TWO,
    both: main,
    after: { ...image, on: ['aws-prod'] },
  },
  {
    name: 'a label on clusters that follow main',
    decides: 'metadata.labels',
    clusters: TWO,
    both: main,
    after: { set: { 'Deployment shop/order': { 'metadata.labels.owner': 'ordering' } } },
  },
  {
    name: 'staging and one ring of production',
    decides: 'environment',
    clusters: [TWO[0]!, { name: 'stage', environment: 'staging' }],
    both: main,
    after: replicas,
  },
  {
    name: 'something new on clusters that follow main',
    decides: 'ConfigMap',
    clusters: TWO,
    both: main,
    after: {
      add: { 'apps/shop': [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'rates', namespace: 'shop' } }] },
    },
  },
];
