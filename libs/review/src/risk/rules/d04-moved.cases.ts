import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const FLUX = [{ name: 'prod', engine: 'flux' as const }];
const EDGE = 'apps/shop-edge';

const edge: Manifest = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop-edge', namespace: 'argocd' },
  spec: {
    project: 'shop',
    destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
    source: {
      repoURL: 'https://git.example/platform.git',
      path: `generated/clusters/prod/${EDGE}`,
      directory: { recurse: true },
    },
    syncPolicy: { automated: { prune: true } },
  },
};

/** The owner of the app, without a finalizer. */
const shop = (name: string): Manifest => ({
  ...edge,
  metadata: { name, namespace: 'argocd' },
  spec: {
    ...(edge['spec'] as object),
    source: {
      repoURL: 'https://git.example/platform.git',
      path: 'generated/clusters/prod/apps/shop',
      directory: { recurse: true },
    },
  },
});

const edgeByFlux: Manifest = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'shop-edge', namespace: 'flux-system' },
  spec: {
    path: `./generated/clusters/prod/${EDGE}`,
    prune: true,
    sourceRef: { kind: 'GitRepository', name: 'platform' },
  },
};

const annotated = (annotations: Readonly<Record<string, string>>) => ({
  set: { 'Service shop/order': { 'metadata.annotations': annotations } },
});

export const positive: readonly PositiveCase[] = [
  {
    name: 'a Service to another Application',
    decides: 'Application',
    both: { add: { gitops: [edge] } },
    after: { move: { 'Service shop/order': EDGE } },
    object: '/Service/shop/order',
    field: '',
  },
  {
    name: 'a Service to another Kustomization',
    decides: 'Kustomization',
    clusters: FLUX,
    both: { add: { gitops: [edgeByFlux] } },
    after: { move: { 'Service shop/order': EDGE } },
    object: '/Service/shop/order',
    field: '',
  },
  {
    name: 'a Deployment to a folder that nothing applies',
    decides: 'no sync object',
    after: { move: { 'Deployment shop/order': 'apps/nobody' } },
    object: 'apps/Deployment/shop/order',
    field: '',
  },
  {
    name: 'a claim, in development',
    decides: 'kind PersistentVolumeClaim',
    clusters: [{ name: 'prod', environment: 'development' }],
    both: { add: { gitops: [edge] } },
    after: { move: { 'PersistentVolumeClaim shop/uploads': EDGE } },
    object: '/PersistentVolumeClaim/shop/uploads',
    field: '',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'another folder of the same Application',
    decides: 'folder',
    after: { move: { 'Service shop/order': 'apps/shop/edge' } },
  },
  {
    name: 'an object that Argo CD keeps',
    decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
    both: { ...annotated({ 'argocd.argoproj.io/sync-options': 'Prune=false' }), add: { gitops: [edge] } },
    after: { move: { 'Service shop/order': EDGE } },
  },
  {
    name: 'an object that Flux keeps',
    decides: 'metadata.annotations["kustomize.toolkit.fluxcd.io/prune"]',
    clusters: FLUX,
    both: { ...annotated({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }), add: { gitops: [edgeByFlux] } },
    after: { move: { 'Service shop/order': EDGE } },
  },
  {
    name: 'an owner without a finalizer that only gets another name',
    decides: 'Application metadata.name',
    both: { remove: ['Application argocd/shop'] },
    before: { add: { gitops: [shop('shop')] } },
    after: { add: { gitops: [shop('store')] } },
  },
  {
    name: 'an owner that does not prune',
    decides: 'Application spec.syncPolicy.automated.prune',
    both: {
      set: { 'Application argocd/shop': { 'spec.syncPolicy.automated.prune': false } },
      add: { gitops: [edge] },
    },
    after: { move: { 'Service shop/order': EDGE } },
  },
];
