import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';
const PATH = 'generated/clusters/prod/apps/shop';

interface Named {
  readonly name?: string;
  readonly namespace?: string;
  readonly finalizers?: readonly string[];
  readonly path?: string;
  readonly to?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly source?: unknown;
}

function application({
  name = 'shop',
  namespace = 'argocd',
  finalizers = [FINALIZER],
  path = PATH,
  to = 'shop',
  annotations = {},
  source = { repoURL: 'https://git.example/platform.git', path, directory: { recurse: true } },
}: Named = {}): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace, finalizers, annotations },
    spec: {
      project: 'shop',
      destination: { server: 'https://kubernetes.default.svc', namespace: to },
      source,
      syncPolicy: { automated: { prune: true } },
    },
  };
}

const without = { remove: ['Application argocd/shop'] };
const renamed = (before: Named, after: Named): Pick<Case, 'both' | 'before' | 'after'> => ({
  both: without,
  before: { add: { gitops: [application(before)] } },
  after: { add: { gitops: [application(after)] } },
});

const chart = (repoURL: string) => ({ source: { repoURL, chart: 'redis', targetRevision: '1.0.0' } });
const page: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'page', namespace: 'shop' } };

export const positive: readonly PositiveCase[] = [
  {
    name: 'another name',
    decides: 'metadata.name',
    ...renamed({}, { name: 'store' }),
    object: 'argoproj.io/Application/argocd/store',
    field: 'metadata.name',
  },
  {
    name: 'another namespace',
    decides: 'metadata.namespace',
    ...renamed({}, { namespace: 'argocd-apps' }),
    object: 'argoproj.io/Application/argocd-apps/shop',
    field: 'metadata.namespace',
  },
  {
    name: 'another name, with one object more',
    decides: '80 % of the objects',
    both: without,
    before: { add: { gitops: [application()] } },
    after: { add: { gitops: [application({ name: 'store' })], 'apps/shop': [page] } },
    object: 'argoproj.io/Application/argocd/store',
    field: 'metadata.name',
  },
  {
    name: 'another name of one that applies a chart',
    decides: 'spec.source.chart',
    ...renamed(chart('https://charts.example'), { name: 'redis', ...chart('https://charts.example') }),
    object: 'argoproj.io/Application/argocd/redis',
    field: 'metadata.name',
  },
  {
    name: 'another name, while the engine keeps the old one',
    decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
    ...renamed(
      { finalizers: [], annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } },
      { name: 'store' },
    ),
    object: 'argoproj.io/Application/argocd/store',
    field: 'metadata.name',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'one that has no finalizer any more',
    decides: 'metadata.finalizers',
    ...renamed({ finalizers: [] }, { name: 'store' }),
  },
  {
    name: 'one that goes and another one that comes for another namespace',
    decides: 'spec.destination.namespace',
    ...renamed({}, { name: 'store', to: 'store' }),
  },
  {
    name: 'one that goes and another one that applies another folder',
    decides: 'spec.source.path',
    both: { ...without, add: { 'apps/store': [page] } },
    before: { add: { gitops: [application()] } },
    after: { add: { gitops: [application({ name: 'store', path: 'generated/clusters/prod/apps/store' })] } },
  },
  {
    name: 'a second one of the same chart',
    decides: 'kind Application',
    both: { ...without, add: { gitops: [application(chart('https://charts.example'))] } },
    after: { add: { gitops: [application({ name: 'redis', ...chart('https://charts.example') })] } },
  },
  {
    name: 'one that goes and another one of another chart repository',
    decides: 'spec.source.repoURL',
    ...renamed(chart('https://charts.example'), { name: 'redis', ...chart('https://other.example') }),
  },
];
