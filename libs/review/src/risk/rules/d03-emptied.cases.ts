import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const FLUX = [{ name: 'prod', engine: 'flux' as const }];
const PATH = 'generated/clusters/prod/apps/pay';

const page: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'page', namespace: 'pay' } };
const ALLOW_EMPTY = 'spec.syncPolicy.automated.allowEmpty';

const pay = (spec: Readonly<Record<string, unknown>> = {}): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'pay', namespace: 'argocd' },
  spec: {
    project: 'shop',
    destination: { server: 'https://kubernetes.default.svc', namespace: 'pay' },
    source: { repoURL: 'https://git.example/platform.git', path: PATH, directory: { recurse: true } },
    syncPolicy: { automated: { prune: true } },
    ...spec,
  },
});

const payByFlux: Manifest = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'pay', namespace: 'flux-system' },
  spec: { path: `./${PATH}`, prune: true, sourceRef: { kind: 'GitRepository', name: 'platform' } },
};

const set: Manifest = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'pay', namespace: 'argocd' },
  spec: {
    generators: [{ list: { elements: [{ app: 'pay' }] } }],
    template: { metadata: { name: '{{app}}' }, spec: pay()['spec'] },
  },
};

export const positive: readonly PositiveCase[] = [
  {
    name: 'an Application whose folder is empty',
    decides: 'Application spec.source.path',
    both: { add: { gitops: [pay()] } },
    before: { add: { 'apps/pay': [page] } },
    object: 'argoproj.io/Application/argocd/pay',
    field: 'spec.source.path',
  },
  {
    name: 'an Application of several sources with empty folders',
    decides: 'Application spec.sources',
    both: {
      add: {
        gitops: [
          pay({ source: undefined, sources: [{ path: PATH, directory: { recurse: true } }, { path: 'not/here' }] }),
        ],
      },
    },
    before: { add: { 'apps/pay': [page] }, files: { 'not/here/page.yaml': { ...page, metadata: { name: 'other' } } } },
    object: 'argoproj.io/Application/argocd/pay',
    field: 'spec.sources',
  },
  {
    name: 'a Kustomization whose folder is empty',
    decides: 'Kustomization spec.path',
    clusters: FLUX,
    both: { add: { gitops: [payByFlux] } },
    before: { add: { 'apps/pay': [page] } },
    object: 'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/pay',
    field: 'spec.path',
  },
  {
    name: 'an ApplicationSet whose only folder is empty',
    decides: 'ApplicationSet spec.template.spec.source.path',
    both: { add: { gitops: [set] } },
    before: { add: { 'apps/pay': [page] } },
    object: 'argoproj.io/ApplicationSet/argocd/pay',
    field: 'spec.template.spec.source.path',
  },
  {
    name: 'a file of no document',
    decides: 'file',
    both: { remove: ['ConfigMap shop/order'] },
    before: {
      files: {
        'generated/clusters/prod/apps/shop/all.yaml': { ...page, metadata: { name: 'all', namespace: 'shop' } },
      },
    },
    after: { files: { 'generated/clusters/prod/apps/shop/all.yaml': [] } },
    object: '/ConfigMap/shop/all',
    field: '',
  },
  {
    name: 'the only file of an Application, of no document',
    decides: 'only file',
    both: { add: { gitops: [pay()] } },
    before: { files: { [`${PATH}/all.yaml`]: page } },
    after: { files: { [`${PATH}/all.yaml`]: [] } },
    object: 'argoproj.io/Application/argocd/pay',
    field: 'spec.source.path',
  },
  {
    name: 'allowEmpty',
    decides: ALLOW_EMPTY,
    after: { set: { 'Application argocd/shop': { [ALLOW_EMPTY]: true } } },
    object: 'argoproj.io/Application/argocd/shop',
    field: ALLOW_EMPTY,
  },
  {
    name: 'allowEmpty in an ApplicationSet',
    decides: 'spec.template.spec.syncPolicy.automated.allowEmpty',
    both: { add: { gitops: [set], 'apps/pay': [page] } },
    after: { set: { 'ApplicationSet argocd/pay': { [`spec.template.${ALLOW_EMPTY}`]: true } } },
    object: 'argoproj.io/ApplicationSet/argocd/pay',
    field: `spec.template.${ALLOW_EMPTY}`,
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'a folder that was empty before',
    decides: 'objects before',
    both: { add: { gitops: [pay()] } },
    after: { set: { 'Application argocd/pay': { 'metadata.labels': { team: 'pay' } } } },
  },
  {
    name: 'an app that goes with its sync object',
    decides: 'kind Application',
    before: { add: { gitops: [pay()], 'apps/pay': [page] } },
  },
  {
    name: 'a sync object that does not prune',
    decides: 'Kustomization spec.prune',
    clusters: FLUX,
    both: { add: { gitops: [{ ...payByFlux, spec: { ...(payByFlux['spec'] as object), prune: false } }] } },
    before: { add: { 'apps/pay': [page] } },
  },
  {
    name: 'one object that is left',
    decides: 'objects after',
    both: { add: { gitops: [pay()], 'apps/pay': [page] } },
    before: { add: { 'apps/pay': [{ ...page, metadata: { name: 'more', namespace: 'pay' } }] } },
  },
  {
    name: 'an app that comes from a chart now',
    decides: 'Application spec.source.chart',
    before: { add: { gitops: [pay()], 'apps/pay': [page] } },
    after: {
      add: { gitops: [pay({ source: { repoURL: 'https://charts.example', chart: 'pay', targetRevision: '1.0.0' } })] },
    },
  },
  {
    name: 'allowEmpty that says what is so anyway',
    decides: ALLOW_EMPTY,
    after: { set: { 'Application argocd/shop': { [ALLOW_EMPTY]: false } } },
  },
];
