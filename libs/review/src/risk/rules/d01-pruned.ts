import { groupOf } from '@delivery/manifest';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { gone } from '../look/changed.ts';
import { cloudResourcesOf, isOrphaned } from '../look/cloud-resource.ts';
import { deletedUnitKeys } from '../look/deleted-units.ts';
import { isHook } from '../look/forced.ts';
import { losesData } from '../look/loss.ts';
import { unitsOf } from '../look/owned.ts';
import { hasRemovalRule } from '../look/own-rule.ts';
import { cascades, prunedBy, subjectOf } from '../look/prune.ts';
import { isSyncObject, unitKey } from '../look/sync-objects.ts';
import { verdictOn } from '../look/verdict-on.ts';
import { type Rule, type RuleHit, STOP, TWO_REVIEWERS } from '../rule.ts';

/** Whose loss hurts beyond the object itself. */
const SEVERE = ['apps/StatefulSet', '/Secret', 'bitnami.com/SealedSecret'];

export const d01: Rule = {
  id: 'D01',
  name: 'pruned',
  title: 'An object leaves the tree and its engine deletes it',
  reason:
    'What is no longer in the tree is pruned at the next sync. A change of an overlay that drops objects by mistake looks the same as one that means it.',
  sources: [
    'https://github.com/redhat-appstudio/infra-deployments/pull/4132',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning',
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#prune',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'In a first pull request, annotate the object with argocd.argoproj.io/sync-options: Prune=false or kustomize.toolkit.fluxcd.io/prune: disabled, and let it sync.',
    'Remove it from the tree in a second one: both engines leave it running.',
    'Once nothing uses it any more, delete it by hand: kubectl delete, with the names that `delivery orphans` lists.',
  ],
  positive: [
    {
      name: 'a Deployment',
      decides: 'kind Deployment',
      after: { remove: ['Deployment shop/order'] },
      object: 'apps/Deployment/shop/order',
      field: '',
    },
    {
      name: 'a StatefulSet',
      decides: 'kind StatefulSet',
      after: { remove: ['StatefulSet shop/cache'] },
      object: 'apps/StatefulSet/shop/cache',
      field: '',
      verdict: 'stop',
    },
    {
      name: 'a Service that Flux prunes',
      decides: 'Kustomization spec.prune',
      clusters: [{ name: 'prod', engine: 'flux' }],
      after: { remove: ['Service shop/order'] },
      object: '/Service/shop/order',
      field: '',
    },
    {
      name: 'an object whose mark is for the other engine',
      decides: 'metadata.annotations["kustomize.toolkit.fluxcd.io/prune"]',
      both: {
        set: {
          'ConfigMap shop/order': { 'metadata.annotations': { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
        },
      },
      after: { remove: ['ConfigMap shop/order'] },
      object: '/ConfigMap/shop/order',
      field: '',
    },
    {
      name: 'an object that nothing in the tree applies',
      decides: 'no sync object',
      both: {
        add: {
          'apps/loose': [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token', namespace: 'loose' } }],
        },
      },
      after: { remove: ['Secret loose/token'] },
      object: '/Secret/loose/token',
      field: '',
      verdict: 'stop',
    },
  ],
  nearMiss: [
    {
      name: 'an object with Prune=false',
      decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
      both: {
        set: {
          'Service shop/order': { 'metadata.annotations': { 'argocd.argoproj.io/sync-options': 'Prune=false' } },
        },
      },
      after: { remove: ['Service shop/order'] },
    },
    {
      name: 'an object with prune: disabled',
      decides: 'metadata.annotations["kustomize.toolkit.fluxcd.io/prune"]',
      clusters: [{ name: 'prod', engine: 'flux' }],
      both: {
        set: {
          'Service shop/order': { 'metadata.annotations': { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
        },
      },
      after: { remove: ['Service shop/order'] },
    },
    {
      name: 'an Application that does not prune',
      decides: 'Application spec.syncPolicy.automated.prune',
      both: { set: { 'Application argocd/shop': { 'spec.syncPolicy.automated.prune': false } } },
      after: { remove: ['ServiceAccount shop/order'] },
    },
    {
      name: 'a Kustomization that does not prune',
      decides: 'Kustomization spec.prune',
      clusters: [{ name: 'prod', engine: 'flux' }],
      both: { set: { 'Kustomization flux-system/shop': { 'spec.prune': false } } },
      after: { remove: ['ServiceAccount shop/order'] },
    },
    {
      name: 'a hook',
      decides: 'metadata.annotations["argocd.argoproj.io/hook"]',
      both: {
        set: { 'ServiceAccount shop/order': { 'metadata.annotations': { 'argocd.argoproj.io/hook': 'PreSync' } } },
      },
      after: { remove: ['ServiceAccount shop/order'] },
    },
    {
      name: 'the same object in another file',
      decides: 'file',
      both: { remove: ['ServiceAccount shop/order'] },
      before: { files: { 'generated/clusters/prod/apps/shop/a.yaml': account() } },
      after: { files: { 'generated/clusters/prod/apps/shop/b.yaml': account() } },
    },
    {
      name: 'the same object in a newer version',
      decides: 'apiVersion',
      both: { remove: ['PodDisruptionBudget shop/order'] },
      before: { add: { 'apps/shop': [scaler('autoscaling/v2beta2')] } },
      after: { add: { 'apps/shop': [scaler('autoscaling/v2')] } },
    },
  ],
  *inspect(comparison) {
    const goes = deletedUnitKeys(comparison);
    const inCloud = cloudResourcesOf(comparison.before, comparison.after);
    for (const { before: object } of gone(comparison)) {
      const by = prunedBy(object);
      if (by === undefined || isHook(object) || comparison.after.find(keyOnCluster(object)) !== undefined) continue;
      if (inCloud(object) && !isOrphaned(object.manifest)) continue;
      if (!isJudgedElsewhere(comparison, object, goes)) yield hit(comparison, object, by);
    }
  },
};

/** By the rule of its kind, or with the sync object that goes and takes it along. */
function isJudgedElsewhere({ before }: Comparison, object: TreeObject, goes: ReadonlySet<string>): boolean {
  if (isSyncObject(object.manifest)) return unitsOf(before, object).some(cascades);
  if (hasRemovalRule(object)) return true;
  return object.units.length > 0 && object.units.every((unit) => goes.has(unitKey(unit)));
}

function hit(comparison: Comparison, object: TreeObject, by: string): RuleHit {
  const { manifest, cluster } = object;
  const severe = SEVERE.includes(`${groupOf(manifest)}/${manifest.kind}`);
  return {
    object,
    field: [],
    found: `${subjectOf(object)} is not in the tree any more: ${by}`,
    deletes: [object],
    ...(losesData(comparison.before, [object])
      ? { verdict: 'stop' }
      : severe && { verdict: verdictOn(comparison, cluster, STOP) }),
  };
}

function account() {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'order', namespace: 'shop' } };
}

function scaler(apiVersion: string) {
  return {
    apiVersion,
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'order', namespace: 'shop' },
    spec: {
      minReplicas: 2,
      maxReplicas: 6,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'order' },
    },
  };
}
