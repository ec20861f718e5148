import type { Manifest } from '@delivery/manifest';
import { deletedUnits, type DeletedUnit } from '../look/deleted-units.ts';
import { losesData } from '../look/loss.ts';
import { appliedBy } from '../look/owned.ts';
import { prunedBy, subjectOf } from '../look/prune.ts';
import { renamedUnits } from '../look/renamed-units.ts';
import type { Comparison } from '../comparison.ts';
import { type Rule, type RuleHit, STOP } from '../rule.ts';

const FLUX = [{ name: 'prod', engine: 'flux' as const }];
const SHOP = 'Application argocd/shop';
const FLUX_SHOP = 'Kustomization flux-system/shop';

const set = (spec: Readonly<Record<string, unknown>> = {}): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'all', namespace: 'argocd' },
  spec: {
    generators: [{ clusters: {} }],
    template: { metadata: { name: '{{name}}' }, spec: { source: { path: 'x' } } },
    ...spec,
  },
});

const release: Manifest = {
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: 'redis', namespace: 'shop' },
  spec: { chart: { spec: { chart: 'redis', version: '1.2.3', sourceRef: { kind: 'HelmRepository', name: 'x' } } } },
};

export const d05: Rule = {
  id: 'D05',
  name: 'sync-object-removed',
  title: 'A sync object leaves the tree and deletes everything it applied',
  reason:
    'An Application with the resources finalizer, an ApplicationSet, a Kustomization that prunes and a HelmRelease take all that they applied along when they are deleted.',
  sources: [
    'https://github.com/argoproj/argo-cd/pull/10949',
    'https://github.com/argoproj/argo-cd/issues/9227',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/',
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy',
  ],
  verdicts: STOP,
  procedure: [
    'Decide whether what it applies should go. If not: take the finalizer away, or set deletionPolicy: Orphan, in a first pull request, and remove the sync object in a second one.',
    'If it should: remove it in the first ring alone, and look at the list of deletions of `delivery diff`.',
    'Back up what cannot be made again: `velero backup create <app> --include-namespaces <namespace>`.',
  ],
  positive: [
    {
      name: 'an Application with the finalizer',
      decides: 'kind Application',
      after: { remove: [SHOP] },
      object: 'argoproj.io/Application/argocd/shop',
      field: '',
      verdict: 'stop',
    },
    {
      name: 'an ApplicationSet whose Applications nobody sees here',
      decides: 'kind ApplicationSet',
      before: { add: { gitops: [set()] } },
      object: 'argoproj.io/ApplicationSet/argocd/all',
      field: '',
    },
    {
      name: 'a Kustomization that prunes',
      decides: 'kind Kustomization',
      clusters: FLUX,
      after: { remove: [FLUX_SHOP] },
      object: 'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/shop',
      field: '',
      verdict: 'stop',
    },
    {
      name: 'a Kustomization that does not prune and deletes all the same',
      decides: 'Kustomization spec.deletionPolicy',
      clusters: FLUX,
      both: { set: { [FLUX_SHOP]: { 'spec.deletionPolicy': 'Delete', 'spec.prune': false } } },
      after: { remove: [FLUX_SHOP] },
      object: 'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/shop',
      field: '',
      verdict: 'stop',
    },
    {
      name: 'a HelmRelease',
      decides: 'kind HelmRelease',
      clusters: FLUX,
      before: { add: { 'apps/shop': [release] } },
      object: 'helm.toolkit.fluxcd.io/HelmRelease/shop/redis',
      field: '',
    },
  ],
  nearMiss: [
    {
      name: 'an Application without the finalizer',
      decides: 'Application metadata.finalizers',
      both: { set: { [SHOP]: { 'metadata.finalizers': undefined } } },
      after: { remove: [SHOP] },
    },
    {
      name: 'an Application that its own engine keeps',
      decides: 'Application metadata.annotations["argocd.argoproj.io/sync-options"]',
      both: { set: { [SHOP]: { 'metadata.annotations': { 'argocd.argoproj.io/sync-options': 'Prune=false' } } } },
      after: { remove: [SHOP] },
    },
    {
      name: 'an ApplicationSet that keeps what was applied',
      decides: 'ApplicationSet spec.syncPolicy.preserveResourcesOnDeletion',
      before: { add: { gitops: [set({ syncPolicy: { preserveResourcesOnDeletion: true } })] } },
    },
    {
      name: 'a Kustomization that does not prune',
      decides: 'Kustomization spec.prune',
      clusters: FLUX,
      both: { set: { [FLUX_SHOP]: { 'spec.prune': false } } },
      after: { remove: [FLUX_SHOP] },
    },
    {
      name: 'a Kustomization that orphans',
      decides: 'Kustomization spec.deletionPolicy',
      clusters: FLUX,
      both: { set: { [FLUX_SHOP]: { 'spec.deletionPolicy': 'Orphan' } } },
      after: { remove: [FLUX_SHOP] },
    },
    {
      name: 'a Kustomization that is suspended',
      decides: 'Kustomization spec.suspend',
      clusters: FLUX,
      both: { set: { [FLUX_SHOP]: { 'spec.suspend': true } } },
      after: { remove: [FLUX_SHOP] },
    },
  ],
  *inspect(comparison) {
    const gone = deletedUnits(comparison);
    if (gone.length === 0) return;
    // Whoever comes again under another name is said by the rules of renames.
    const renamed = new Set(renamedUnits(comparison).map(({ before }) => before));
    for (const one of gone) if (!one.units.some((unit) => renamed.has(unit))) yield hit(comparison, one);
  },
};

function hit({ before }: Comparison, { object }: DeletedUnit): RuleHit {
  const { length } = appliedBy(before, object);
  const what = length === 0 ? 'whatever it applied, which is not in this tree' : `the ${length} objects it applies`;
  return {
    object,
    field: [],
    found: `${subjectOf(object)} leaves the tree: ${prunedBy(object) ?? ''}, and with it ${what}`,
    deletes: [object],
    ...(losesData(before, [object]) && { verdict: 'stop' }),
  };
}
