import { groupOf } from '@delivery/manifest';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { gone, type Gone } from '../look/changed.ts';
import { cloudResourcesOf, isOrphaned } from '../look/cloud-resource.ts';
import { deletedUnitKeys } from '../look/deleted-units.ts';
import { isHook } from '../look/forced.ts';
import { losesData } from '../look/loss.ts';
import { unitsOf } from '../look/owned.ts';
import { withoutHash } from '../look/name-hash.ts';
import { hasRemovalRule } from '../look/own-rule.ts';
import { cascades, prunedBy, subjectOf } from '../look/prune.ts';
import { isSyncObject, unitKey } from '../look/sync-objects.ts';
import { verdictOn } from '../look/verdict-on.ts';
import { type Rule, type RuleHit, STOP, TWO_REVIEWERS } from '../rule.ts';
import { nearMiss, positive } from './d01-pruned.cases.ts';

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
  positive,
  nearMiss,
  *inspect(comparison) {
    const goes = deletedUnitKeys(comparison);
    const inCloud = cloudResourcesOf(comparison.before, comparison.after);
    for (const change of gone(comparison)) {
      const object = change.before;
      const by = prunedBy(object);
      if (
        by === undefined ||
        isNewContent(change) ||
        isHook(object) ||
        comparison.after.find(keyOnCluster(object)) !== undefined
      )
        continue;
      if (inCloud(object) && !isOrphaned(object.manifest)) continue;
      if (!isJudgedElsewhere(comparison, object, goes)) yield hit(comparison, object, by);
    }
  },
};

/** A ConfigMap or Secret that is named after what it holds comes under another name whenever that changes; its users follow. */
function isNewContent({ operation, before, after }: Gone): boolean {
  if (operation !== 'rename' || !['ConfigMap', 'Secret'].includes(before.manifest.kind)) return false;
  const [old, next] = [before.manifest.metadata.name, after?.manifest.metadata.name ?? ''];
  return withoutHash(old) !== old && withoutHash(old) === withoutHash(next);
}

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
