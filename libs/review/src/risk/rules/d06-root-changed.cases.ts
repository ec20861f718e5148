import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const FLUX = [{ name: 'prod', engine: 'flux' as const }];
const ROOT = 'Application argocd/root';
const FLUX_ROOT = 'Kustomization flux-system/root';
const REPOSITORY = 'GitRepository flux-system/platform';

const APPLICATION = { object: 'argoproj.io/Application/argocd/root' };
const KUSTOMIZATION = { object: 'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/root' };
const GIT_REPOSITORY = { object: 'source.toolkit.fluxcd.io/GitRepository/flux-system/platform' };

const changed = (object: string, field: string, to: unknown) => ({ after: { set: { [object]: { [field]: to } } } });

export const positive: readonly PositiveCase[] = [
  {
    name: 'a root that goes',
    decides: 'kind Application',
    clusters: [{ name: 'dev', environment: 'development' }],
    after: { remove: [ROOT] },
    ...APPLICATION,
    field: '',
    verdict: 'stop',
  },
  {
    name: 'a root of Flux that goes',
    decides: 'kind Kustomization',
    clusters: FLUX,
    after: { remove: [FLUX_ROOT] },
    ...KUSTOMIZATION,
    field: '',
  },
  {
    name: 'another folder',
    decides: 'spec.source.path',
    ...changed(ROOT, 'spec.source.path', 'generated/clusters/other/gitops'),
    ...APPLICATION,
    field: 'spec.source.path',
  },
  {
    name: 'another repository',
    decides: 'spec.source.repoURL',
    ...changed(ROOT, 'spec.source.repoURL', 'https://git.example/other.git'),
    ...APPLICATION,
    field: 'spec.source.repoURL',
  },
  {
    name: 'another ring',
    decides: 'spec.source.targetRevision',
    ...changed(ROOT, 'spec.source.targetRevision', 'ring/canary'),
    ...APPLICATION,
    field: 'spec.source.targetRevision',
  },
  {
    name: 'another folder for Flux',
    decides: 'spec.path',
    clusters: FLUX,
    ...changed(FLUX_ROOT, 'spec.path', './generated/clusters/other/gitops'),
    ...KUSTOMIZATION,
    field: 'spec.path',
  },
  {
    name: 'another branch for Flux',
    decides: 'GitRepository spec.ref',
    clusters: FLUX,
    ...changed(REPOSITORY, 'spec.ref.branch', 'main'),
    ...GIT_REPOSITORY,
    field: 'spec.ref.branch',
  },
  {
    name: 'another repository for Flux',
    decides: 'GitRepository spec.url',
    clusters: FLUX,
    ...changed(REPOSITORY, 'spec.url', 'https://git.example/other.git'),
    ...GIT_REPOSITORY,
    field: 'spec.url',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'an Application that applies no other one',
    decides: 'Application spec.source.targetRevision',
    ...changed('Application argocd/shop', 'spec.source.targetRevision', 'ring/canary'),
  },
  {
    name: 'a Kustomization that applies no other one',
    decides: 'kind Kustomization',
    clusters: FLUX,
    after: { remove: ['Kustomization flux-system/shop'] },
  },
  {
    name: 'an Application between the root and another one',
    decides: 'Application spec.source.path',
    both: {
      add: {
        'apps/shop': [
          {
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'Application',
            metadata: { name: 'redis', namespace: 'argocd' },
            spec: { source: { repoURL: 'https://charts.example', chart: 'redis', targetRevision: '1.0.0' } },
          },
        ],
      },
    },
    ...changed('Application argocd/shop', 'spec.source.path', 'generated/clusters/prod/apps'),
  },
  {
    name: 'how often the root tries again',
    decides: 'spec.syncPolicy.retry',
    ...changed(ROOT, 'spec.syncPolicy.retry', { limit: 5 }),
  },
  {
    name: 'how often Flux looks',
    decides: 'GitRepository spec.interval',
    clusters: FLUX,
    ...changed(REPOSITORY, 'spec.interval', '5m'),
  },
  {
    name: 'a repository that no root reads',
    decides: 'GitRepository spec.ref',
    clusters: FLUX,
    both: {
      add: {
        'apps/shop': [
          {
            apiVersion: 'source.toolkit.fluxcd.io/v1',
            kind: 'GitRepository',
            metadata: { name: 'extra', namespace: 'shop' },
            spec: { url: 'https://git.example/extra.git', ref: { branch: 'a' } },
          },
        ],
      },
    },
    ...changed('GitRepository shop/extra', 'spec.ref.branch', 'b'),
  },
];
