import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case, Edit } from '../testing/case.ts';

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';
const FINALIZERS = 'metadata.finalizers';
const TEMPLATE = `spec.template.${FINALIZERS}`;
const SHOP = 'Application argocd/shop';
const SET = 'ApplicationSet argocd/all';
const FLUX = [{ name: 'prod', engine: 'flux' as const }];

const changed = (object: string, field: string, to: unknown): { after: Edit } => ({
  after: { set: { [object]: { [field]: to } } },
});

const set = (finalizers?: readonly string[], syncPolicy?: unknown): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'all', namespace: 'argocd' },
  spec: {
    generators: [{ clusters: {} }],
    template: { metadata: { name: '{{name}}', ...(finalizers && { finalizers }) }, spec: { source: { path: 'x' } } },
    ...(syncPolicy !== undefined && { syncPolicy }),
  },
});

const part = (kind: string, name: string, namespace: string, more: object = {}): Manifest => ({
  apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
  kind,
  metadata: { name, namespace, ...more },
});

const repository: Manifest = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'GitRepository',
  metadata: { name: 'pay', namespace: 'flux-system' },
  spec: { url: 'https://git.example/pay.git' },
};

const reader = (more: object = {}): Manifest => ({
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'pay', namespace: 'flux-system', ...more },
  spec: { path: './pay', sourceRef: { kind: 'GitRepository', name: 'pay' } },
});

export const positive: readonly PositiveCase[] = [
  {
    name: 'a finalizer taken away',
    decides: 'Application metadata.finalizers',
    ...changed(SHOP, FINALIZERS, undefined),
    object: 'argoproj.io/Application/argocd/shop',
    field: FINALIZERS,
  },
  {
    name: 'a finalizer given to the root',
    decides: 'root metadata.finalizers',
    ...changed('Application argocd/root', FINALIZERS, [FINALIZER]),
    object: 'argoproj.io/Application/argocd/root',
    field: FINALIZERS,
  },
  {
    name: 'a finalizer of the Applications that a set makes',
    decides: TEMPLATE,
    both: { add: { gitops: [set([FINALIZER])] } },
    ...changed(SET, TEMPLATE, ['example.com/own']),
    object: 'argoproj.io/ApplicationSet/argocd/all',
    field: TEMPLATE,
  },
  {
    name: 'the configuration of Argo CD',
    decides: 'kind ConfigMap',
    before: { add: { gitops: [part('ConfigMap', 'argocd-cm', 'argocd')] } },
    object: '/ConfigMap/argocd/argocd-cm',
    field: '',
  },
  {
    name: 'a controller of Flux, in development',
    decides: 'kind Deployment',
    clusters: [{ name: 'dev', environment: 'development', engine: 'flux' }],
    before: { add: { gitops: [part('Deployment', 'source-controller', 'flux-system')] } },
    object: 'apps/Deployment/flux-system/source-controller',
    field: '',
    verdict: 'stop',
  },
  {
    name: 'a source that a Kustomization still reads',
    decides: 'kind GitRepository',
    clusters: FLUX,
    both: { add: { gitops: [reader()] } },
    before: { add: { gitops: [repository] } },
    object: 'source.toolkit.fluxcd.io/GitRepository/flux-system/pay',
    field: '',
  },
  {
    name: 'a source of a Kustomization that goes from the tree and stays on the cluster',
    decides: 'Kustomization metadata.annotations["kustomize.toolkit.fluxcd.io/prune"]',
    clusters: FLUX,
    before: {
      add: { gitops: [repository, reader({ annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } })] },
    },
    object: 'source.toolkit.fluxcd.io/GitRepository/flux-system/pay',
    field: '',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'another way to delete',
    decides: 'Application metadata.finalizers',
    ...changed(SHOP, FINALIZERS, [`${FINALIZER}/background`]),
  },
  {
    name: 'a finalizer of somebody else',
    decides: 'root metadata.finalizers',
    ...changed('Application argocd/root', FINALIZERS, ['example.com/own']),
  },
  {
    name: 'a finalizer that the controller gives anyway',
    decides: TEMPLATE,
    both: { add: { gitops: [set([FINALIZER])] } },
    ...changed(SET, TEMPLATE, undefined),
  },
  {
    name: 'a finalizer that a set takes away anyway',
    decides: 'spec.syncPolicy.preserveResourcesOnDeletion',
    both: { add: { gitops: [set([FINALIZER], { preserveResourcesOnDeletion: true })] } },
    ...changed(SET, TEMPLATE, ['example.com/own']),
  },
  {
    name: 'a part of the engine that it keeps',
    decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
    before: {
      add: {
        gitops: [
          part('ConfigMap', 'argocd-cm', 'argocd', {
            annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' },
          }),
        ],
      },
    },
  },
  {
    name: 'a source that nothing reads any more',
    decides: 'kind GitRepository',
    clusters: FLUX,
    before: { add: { gitops: [repository] } },
  },
  {
    name: 'a source that goes with the only Kustomization that reads it',
    decides: 'kind Kustomization',
    clusters: FLUX,
    before: { add: { gitops: [repository, reader()] } },
  },
  {
    name: 'a part of another namespace',
    decides: 'metadata.namespace',
    clusters: FLUX,
    before: { add: { gitops: [part('ConfigMap', 'settings', 'flux')] } },
  },
];
