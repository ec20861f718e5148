import type { TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { namespaceMakers } from '../look/created-namespaces.ts';
import { ownedBy } from '../look/owned.ts';
import { prunedBy } from '../look/prune.ts';
import { isFatal, namespaceKey, removedNamespaces } from '../look/removed-namespaces.ts';
import { type Rule, type RuleHit, STOP } from '../rule.ts';
import type { Edit } from '../testing/case.ts';

const KEPT = {
  set: { 'Namespace shop': { 'metadata.annotations': { 'argocd.argoproj.io/sync-options': 'Prune=false' } } },
};
const REMOVED: Edit = { remove: ['Namespace shop'] };
const pay = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

export const d13: Rule = {
  id: 'D13',
  name: 'namespace-removed',
  title: 'A Namespace leaves the tree',
  reason:
    'Whoever deletes a Namespace deletes everything in it, also what is not in the tree: claims with their volumes, secrets, what people made by hand.',
  sources: [
    'https://github.com/argoproj/argo-cd/issues/17440',
    'https://github.com/fluxcd/flux2/issues/1462',
    'https://github.com/fluxcd/flux2/issues/1366',
    'https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace',
  ],
  verdicts: STOP,
  procedure: [
    'In a first pull request, annotate the Namespace with argocd.argoproj.io/sync-options: Prune=false,Delete=false and kustomize.toolkit.fluxcd.io/prune: disabled, and let it sync.',
    'Move what should live on to its new namespace and see it work there; a Namespace cannot be renamed.',
    'Remove it from the tree; once `kubectl get all,pvc,secret -n <namespace>` shows nothing that anybody needs, delete it by hand.',
  ],
  positive: [
    {
      name: 'a Namespace with a claim, in development',
      decides: 'kind PersistentVolumeClaim',
      clusters: [{ name: 'dev', environment: 'development' }],
      after: REMOVED,
      object: '/Namespace//shop',
      field: '',
      verdict: 'stop',
    },
    {
      name: 'a Namespace that is renamed',
      decides: 'metadata.name',
      before: { add: { 'apps/shop': [pay('pay')] } },
      after: { add: { 'apps/shop': [pay('payment')] } },
      object: '/Namespace//pay',
      field: '',
    },
    {
      name: 'a Namespace that Flux prunes',
      decides: 'Kustomization spec.prune',
      clusters: [{ name: 'prod', engine: 'flux' }],
      before: { add: { 'apps/shop': [pay('pay')] } },
      object: '/Namespace//pay',
      field: '',
    },
    {
      name: 'the Namespace of an engine, in development',
      decides: 'metadata.name argocd',
      clusters: [{ name: 'dev', environment: 'development' }],
      before: { add: { 'apps/shop': [pay('argocd')] } },
      object: '/Namespace//argocd',
      field: '',
      verdict: 'stop',
    },
  ],
  nearMiss: [
    {
      name: 'a Namespace that its engine keeps',
      decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
      both: KEPT,
      after: REMOVED,
    },
    {
      name: 'a Namespace of a Kustomization that does not prune',
      decides: 'Kustomization spec.prune',
      clusters: [{ name: 'prod', engine: 'flux' }],
      both: { set: { 'Kustomization flux-system/shop': { 'spec.prune': false } } },
      after: REMOVED,
    },
    {
      name: 'a Namespace with other labels',
      decides: 'metadata.labels',
      after: { set: { 'Namespace shop': { 'metadata.labels.team': 'shop' } } },
    },
    {
      name: 'a Namespace in another folder of its app',
      decides: 'folder',
      after: { move: { 'Namespace shop': 'apps/shop/foundation' } },
    },
  ],
  *inspect(comparison) {
    const removed = removedNamespaces(comparison);
    if (removed.length === 0) return;
    const made = namespaceMakers(comparison.after);
    for (const object of removed) if (!made.has(namespaceKey(object))) yield hit(comparison, object);
  },
};

function hit(comparison: Comparison, object: TreeObject): RuleHit {
  const { length } = ownedBy(comparison.before, object);
  return {
    object,
    field: [],
    found: `Namespace ${object.manifest.metadata.name} leaves the tree with ${length} objects in it: ${prunedBy(object) ?? ''}`,
    deletes: [object],
    ...(isFatal(comparison, object) && { verdict: 'stop' }),
  };
}
