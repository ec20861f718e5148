import type { Manifest } from '@delivery/manifest';
import { namespaceMakers } from '../look/created-namespaces.ts';
import { prunedBy, unitText } from '../look/prune.ts';
import { isFatal, namespaceKey, removedNamespaces } from '../look/removed-namespaces.ts';
import { type Rule, STOP } from '../rule.ts';
import type { Edit } from '../testing/case.ts';

const SHOP = 'Application argocd/shop';
const OPTIONS = 'spec.syncPolicy.syncOptions';
const CREATES: Edit = { set: { [SHOP]: { [OPTIONS]: ['CreateNamespace=true'] } } };
const REMOVED: Edit = { remove: ['Namespace shop'] };
const HIT = { object: '/Namespace//shop', field: '' };

const release = (createNamespace: boolean): Manifest => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: 'redis', namespace: 'flux-system' },
  spec: { chart: { spec: { chart: 'redis' } }, targetNamespace: 'shop', install: { createNamespace } },
});

const set: Manifest = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'all', namespace: 'argocd' },
  spec: {
    generators: [{ list: { elements: [{ app: 'shop' }] } }],
    template: {
      metadata: { name: '{{app}}-jobs' },
      spec: {
        destination: { server: 'https://kubernetes.default.svc', namespace: '{{app}}' },
        source: { repoURL: 'https://charts.example', chart: 'jobs' },
        syncPolicy: { syncOptions: ['CreateNamespace=true'] },
      },
    },
  },
};

export const d14: Rule = {
  id: 'D14',
  name: 'namespace-left-to-sync',
  title: 'A Namespace leaves the tree because a sync option makes it anyway',
  reason:
    'The option makes a namespace that is missing; it does not keep one that is pruned. The old one is deleted with everything in it, then an empty one comes.',
  sources: [
    'https://github.com/argoproj/argo-cd/issues/16995',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#create-namespace',
  ],
  verdicts: STOP,
  procedure: [
    'Keep the Namespace in the tree, and take CreateNamespace=true away instead: labels and quotas stay in review.',
    'If it has to leave: in a first pull request, annotate it with argocd.argoproj.io/sync-options: Prune=false and kustomize.toolkit.fluxcd.io/prune: disabled, and let it sync.',
    'Remove it in a second one, and see that its age did not change: `kubectl get namespace <name>`.',
  ],
  positive: [
    {
      name: 'an option that was there before',
      decides: OPTIONS,
      both: CREATES,
      after: REMOVED,
      ...HIT,
      verdict: 'stop',
    },
    {
      name: 'an option that comes with it',
      decides: `${OPTIONS} after`,
      after: { ...REMOVED, ...CREATES },
      ...HIT,
      verdict: 'stop',
    },
    {
      name: 'a HelmRelease that makes it',
      decides: 'HelmRelease spec.install.createNamespace',
      clusters: [{ name: 'prod', engine: 'flux' }],
      both: { add: { gitops: [release(true)] } },
      after: REMOVED,
      ...HIT,
      verdict: 'stop',
    },
    {
      name: 'an Application that a set makes',
      decides: 'ApplicationSet spec.template.spec.syncPolicy.syncOptions',
      both: { add: { gitops: [set] } },
      after: REMOVED,
      ...HIT,
      verdict: 'stop',
    },
  ],
  nearMiss: [
    { name: 'no option', decides: OPTIONS, after: REMOVED },
    {
      name: 'an option of an Application for another namespace',
      decides: 'spec.destination.namespace',
      both: { set: { [SHOP]: { [OPTIONS]: ['CreateNamespace=true'], 'spec.destination.namespace': 'other' } } },
      after: REMOVED,
    },
    {
      name: 'a Namespace that its engine keeps',
      decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
      both: {
        set: {
          [SHOP]: { [OPTIONS]: ['CreateNamespace=true'] },
          'Namespace shop': { 'metadata.annotations': { 'argocd.argoproj.io/sync-options': 'Prune=false' } },
        },
      },
      after: REMOVED,
    },
    {
      name: 'a HelmRelease that does not make it',
      decides: 'HelmRelease spec.install.createNamespace',
      clusters: [{ name: 'prod', engine: 'flux' }],
      both: { add: { gitops: [release(false)] } },
      after: REMOVED,
    },
  ],
  *inspect(comparison) {
    const removed = removedNamespaces(comparison);
    if (removed.length === 0) return;
    const makers = namespaceMakers(comparison.after);
    for (const object of removed) {
      const maker = makers.get(namespaceKey(object));
      if (maker === undefined) continue;
      const { name } = object.manifest.metadata;
      yield {
        object,
        field: [],
        found: `Namespace ${name} leaves the tree: ${prunedBy(object) ?? ''}, and ${unitText(maker)} makes an empty one`,
        deletes: [object],
        ...(isFatal(comparison, object) && { verdict: 'stop' as const }),
      };
    }
  },
};
