import type { Manifest } from '@delivery/manifest';
import { keyOnCluster } from '../../tree/objects-of.ts';
import { deleted } from '../look/deleted.ts';
import { ownedBy } from '../look/owned.ts';
import { prunedBy, subjectOf } from '../look/prune.ts';
import { type Rule, STOP_EVERYWHERE } from '../rule.ts';
import type { TestCluster } from '../testing/case.ts';

const FLUX: readonly TestCluster[] = [{ name: 'prod', engine: 'flux' }];

const crd = (annotations: Readonly<Record<string, string>> = {}): Manifest => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'databases.example.com', annotations },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Database', plural: 'databases' },
    versions: [{ name: 'v1', served: true, storage: true }],
  },
});
const database: Manifest = {
  apiVersion: 'example.com/v1',
  kind: 'Database',
  metadata: { name: 'orders', namespace: 'shop' },
};

const HIT = { object: 'apiextensions.k8s.io/CustomResourceDefinition//databases.example.com', field: '' };
const NAME = 'CustomResourceDefinition databases.example.com';

export const d17: Rule = {
  id: 'D17',
  name: 'crd-removed',
  title: 'A CustomResourceDefinition leaves the tree',
  reason:
    'The API server deletes every object of its kind, in all namespaces, and operators then delete what stands behind them: databases, certificates, buckets.',
  sources: [
    'https://github.com/crossplane-contrib/provider-azure/issues/215',
    'https://github.com/fluxcd/flux2/issues/917',
    'https://cloudplane.org/blog/outage-post-mortem',
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition',
  ],
  verdicts: STOP_EVERYWHERE,
  procedure: [
    'In a first pull request, annotate it with argocd.argoproj.io/sync-options: Prune=false,Delete=false and kustomize.toolkit.fluxcd.io/prune: disabled, and let it sync.',
    'Look whether anything of its kind is left, on every cluster: `kubectl get <plural> --all-namespaces`.',
    'Remove it from the tree. Once nothing of its kind is left, delete it by hand on one cluster after the other.',
  ],
  positive: [
    {
      name: 'one that Argo CD prunes',
      decides: 'Application spec.syncPolicy.automated.prune',
      before: { add: { 'apps/shop': [crd()] } },
      ...HIT,
    },
    {
      name: 'one that Flux prunes, in development',
      decides: 'Kustomization spec.prune',
      clusters: [{ name: 'dev', engine: 'flux', environment: 'development' }],
      before: { add: { 'apps/shop': [crd()] } },
      ...HIT,
    },
    {
      name: 'one of which there are objects',
      decides: 'kind Database',
      both: { add: { 'apps/shop': [database] } },
      before: { add: { 'apps/shop': [crd()] } },
      ...HIT,
    },
    {
      name: 'one that nothing in the tree applies',
      decides: 'no sync object',
      before: { add: { 'crds/databases': [crd()] } },
      ...HIT,
    },
  ],
  nearMiss: [
    {
      name: 'one that Argo CD keeps',
      decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
      before: { add: { 'apps/shop': [crd({ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' })] } },
    },
    {
      name: 'one that Flux keeps',
      decides: 'metadata.annotations["kustomize.toolkit.fluxcd.io/prune"]',
      clusters: FLUX,
      before: { add: { 'apps/shop': [crd({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' })] } },
    },
    {
      name: 'one in the folder of another version',
      decides: 'folder',
      both: { add: { 'apps/shop': [crd()] } },
      after: { move: { [NAME]: 'apps/shop/v2' } },
    },
    {
      name: 'an object of its kind',
      decides: 'kind Database',
      both: { add: { 'apps/shop': [crd()] } },
      before: { add: { 'apps/shop': [database] } },
    },
  ],
  inspect: (comparison) =>
    deleted(comparison, 'apiextensions.k8s.io/CustomResourceDefinition')
      .filter((object) => comparison.after.find(keyOnCluster(object)) === undefined)
      .map((object) => {
        const { length } = ownedBy(comparison.before, object);
        const found = `${subjectOf(object)} leaves the tree: ${prunedBy(object) ?? ''}; of its kind the tree has ${length} objects`;
        return { object, field: [], found, deletes: [object] };
      }),
};
