import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case, Edit } from '../testing/case.ts';

const FLUX = [{ name: 'prod', engine: 'flux' as const }];
const service: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'order', namespace: 'shop' },
  spec: { ports: [{ port: 80 }] },
};

const application = (path: string, name = 'pay') => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name, namespace: 'argocd' },
  spec: {
    destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
    source: { repoURL: 'https://git.example/platform.git', path, directory: { recurse: true } },
  },
});
const kustomization = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'pay', namespace: 'flux-system' },
  spec: { path: './generated/clusters/prod/apps/pay', sourceRef: { kind: 'GitRepository', name: 'platform' } },
};

const PAY: Edit = { add: { gitops: [application('generated/clusters/prod/apps/pay')] } };
const second = (edit: Edit = {}): Pick<Case, 'after'> => ({
  after: { ...edit, add: { ...edit.add, 'apps/pay': [service] } },
});

export const positive: readonly PositiveCase[] = [
  {
    name: 'a Service in the folders of two Applications',
    decides: 'kind Service',
    both: PAY,
    ...second(),
    object: '/Service/shop/order',
    field: '',
  },
  {
    name: 'a Service in the folders of two Kustomizations',
    decides: 'kind Kustomization',
    clusters: FLUX,
    both: { add: { gitops: [kustomization] } },
    ...second(),
    object: '/Service/shop/order',
    field: '',
  },
  {
    name: 'a new Namespace that two Applications have',
    decides: 'kind Namespace',
    both: PAY,
    after: { add: { 'apps/pay': [namespace()], 'apps/shop': [namespace()] } },
    object: '/Namespace//pay',
    field: '',
  },
  {
    name: 'an Application that reads the folder of another one',
    decides: 'spec.source.path',
    both: {
      add: { gitops: [application('generated/clusters/prod/apps/pay')], 'apps/more/sub': [namespace()] },
    },
    after: {
      set: { 'Application argocd/pay': { 'spec.source.path': 'generated/clusters/prod/apps/more' } },
      add: {
        gitops: [application('generated/clusters/prod/apps/more/sub', 'sub')],
      },
    },
    object: '/Namespace//pay',
    field: '',
  },
  {
    name: 'a Service in the folders of two Applications, of which one goes',
    decides: 'removed Application',
    both: PAY,
    ...second({ remove: ['Application argocd/pay'] }),
    object: '/Service/shop/order',
    field: '',
  },
  {
    name: 'a Service in the folders of two Kustomizations, of which one goes',
    decides: 'removed Kustomization',
    clusters: FLUX,
    both: { add: { gitops: [kustomization] } },
    ...second({ remove: ['Kustomization flux-system/pay'] }),
    object: '/Service/shop/order',
    field: '',
  },
  {
    name: 'a Service that an Application of a set has, too, which the set makes no more',
    decides: 'ApplicationSet spec.generators',
    before: { add: { gitops: [set('pay', 'more')] } },
    ...second({ add: { gitops: [set('more')] } }),
    object: '/Service/shop/order',
    field: '',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'an object that two had before, too',
    decides: 'metadata.labels',
    both: { add: { ...PAY.add, 'apps/pay': [service] } },
    after: { set: { 'Service shop/order': { 'metadata.labels': { team: 'shop' } } } },
  },
  { name: 'a copy in a folder that nothing applies', decides: 'folder', ...second() },
  {
    name: 'an object of the same name in another namespace',
    decides: 'metadata.namespace',
    both: PAY,
    after: { add: { 'apps/pay': [{ ...service, metadata: { name: 'order', namespace: 'pay' } }] } },
  },
  {
    name: 'an object of the same name and another kind',
    decides: 'kind',
    both: PAY,
    after: { add: { 'apps/pay': [{ ...service, kind: 'Endpoints' }] } },
  },
  {
    name: 'the same object on another cluster',
    decides: 'cluster',
    clusters: [{ name: 'prod' }, { name: 'other' }],
    before: { on: ['other'], remove: ['Service shop/order'] },
  },
  {
    name: 'a Service in the folder of an Application that goes, and in no other',
    decides: 'removed Application',
    both: { ...PAY, remove: ['Service shop/order'] },
    ...second({ remove: ['Application argocd/pay'] }),
  },
  {
    name: 'one more object in a folder that another Application takes over',
    decides: 'Application metadata.name',
    both: { set: { 'Application argocd/shop': { 'metadata.finalizers': undefined } } },
    after: {
      remove: ['Application argocd/shop'],
      add: { gitops: [application('generated/clusters/prod/apps/shop', 'store')], 'apps/shop': [namespace()] },
    },
  },
  {
    name: 'a Service in another folder than that of a Kustomization that goes',
    decides: 'Kustomization spec.path',
    clusters: FLUX,
    both: {
      add: {
        gitops: [{ ...kustomization, spec: { ...kustomization.spec, path: './generated/clusters/prod/apps/payment' } }],
      },
    },
    ...second({ remove: ['Kustomization flux-system/pay'] }),
  },
  {
    name: 'a Service that the GitRepository of a Kustomization that goes leaves out',
    decides: 'GitRepository spec.ignore',
    clusters: FLUX,
    both: {
      add: { gitops: [kustomization] },
      set: { 'GitRepository flux-system/platform': { 'spec.ignore': '/generated/clusters/prod/apps/pay/' } },
    },
    ...second({ remove: ['Kustomization flux-system/pay'] }),
  },
];

function namespace(): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'pay' } };
}

/** Makes an Application for each folder below `apps`. */
function set(...folders: readonly string[]): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'all', namespace: 'argocd' },
    spec: {
      generators: [{ list: { elements: folders.map((folder) => ({ folder })) } }],
      template: {
        metadata: { name: '{{folder}}' },
        spec: application('generated/clusters/prod/apps/{{folder}}').spec,
      },
    },
  };
}
