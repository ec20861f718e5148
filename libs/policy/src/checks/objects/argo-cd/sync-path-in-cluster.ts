import type { Check } from '../../../check.ts';
import type { Facts } from '../../../facts.ts';
import { at } from '../../../fields.ts';
import { inTurn, type Wrong } from '../../../pods/each.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';
import { eachApplication, isChart, sourcesOf } from './applications.ts';

export const syncPathInCluster: Check = {
  id: 'A09',
  name: 'sync-path-in-cluster',
  title: 'A sync object takes from the folder of its own cluster',
  why: 'One wrong segment installs the objects of another cluster, with its accounts, addresses and sizes.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/',
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#path',
  ],
  fix: 'write the folder below the one of the cluster',
  good: [
    { name: 'below the cluster, on both engines', facts: { cluster: 'example' } },
    {
      name: 'the definitions of kinds, which clusters share',
      on: 'Application argocd/order',
      set: { 'spec.source.path': 'generated/crds' },
      facts: { cluster: 'example' },
    },
    {
      name: 'any folder, where the layout is not known',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.path': './apps/..payment/base' },
    },
    {
      name: 'a chart',
      on: 'Application argocd/order',
      set: { 'spec.source': { chart: 'reloader', targetRevision: '2.2.3' } },
      facts: { cluster: 'example' },
    },
    {
      name: 'a source of values alone',
      on: 'Application argocd/order',
      set: { 'spec.source': { ref: 'values', repoURL: 'https://git.example/values.git' } },
    },
  ],
  bad: [
    {
      name: 'the folder of another cluster',
      on: 'Application argocd/order',
      set: { 'spec.source.path': 'generated/clusters/example-2/apps/order' },
      facts: { cluster: 'example' },
      at: 'spec.source.path',
      found: 'path "generated/clusters/example-2/apps/order"',
    },
    {
      name: 'up and down again',
      on: 'Application argocd/order',
      set: { 'spec.source.path': 'generated/clusters/example/../other' },
      facts: { cluster: 'example' },
      at: 'spec.source.path',
      found: 'path "generated/clusters/example/../other"',
    },
    {
      name: 'the folder of another cluster, in Flux',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.path': './generated/clusters/other/apps/payment' },
      facts: { cluster: 'example' },
      at: 'spec.path',
      found: 'path "./generated/clusters/other/apps/payment"',
    },
    {
      name: 'only the end of the path is right',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.path': 'old/generated/clusters/example/apps/payment' },
      facts: { cluster: 'example' },
      at: 'spec.path',
      found: 'path "old/generated/clusters/example/apps/payment"',
    },
    {
      name: 'up, where the layout is not known',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.path': '../payment' },
      at: 'spec.path',
      found: 'path "../payment"',
    },
    {
      name: 'the whole repository',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.path': './' },
      at: 'spec.path',
      found: 'path "./"',
    },
    {
      name: 'not set, which is the whole repository',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.path': undefined },
      at: 'spec.path',
      found: 'path not set',
    },
    {
      name: 'not set in an Application',
      on: 'Application argocd/order',
      set: { 'spec.source.path': undefined },
      at: 'spec.source.path',
      found: 'path not set',
    },
    {
      name: 'an ApplicationSet that takes the cluster from a template',
      on: 'ApplicationSet argocd/previews',
      set: { 'spec.template.spec.source.path': 'generated/clusters/{{ .name }}/apps' },
      facts: { cluster: 'example' },
      at: 'spec.template.spec.source.path',
      found: 'path "generated/clusters/{{ .name }}/apps"',
    },
  ],
  inspect: inTurn(
    eachApplication(function* (spec, { facts }) {
      for (const source of sourcesOf(spec)) {
        if (isChart(source) || source.fields['ref'] !== undefined) continue;
        yield* wrongAt([...source.path, 'path'], source.fields['path'], facts);
      }
    }),
    eachObject('kustomize.toolkit.fluxcd.io', 'Kustomization', (kustomization, { facts }) =>
      wrongAt(['spec', 'path'], at(kustomization, 'spec', 'path'), facts),
    ),
  ),
};

function* wrongAt(path: readonly (string | number)[], value: unknown, { cluster }: Facts): Iterable<Wrong> {
  if (typeof value === 'string' && isInside(value, cluster)) return;
  const own =
    cluster === undefined ? 'a folder of the repository' : `generated/clusters/${cluster}/…, or generated/crds`;
  yield { path, found: stated('path', value), allowed: `${own}, without ".."` };
}

function isInside(path: string, cluster: string | undefined): boolean {
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  if (steps.length === 0 || steps.includes('..')) return false;
  const folder = steps.join('/');
  return (
    cluster === undefined || folder === 'generated/crds' || `${folder}/`.startsWith(`generated/clusters/${cluster}/`)
  );
}
