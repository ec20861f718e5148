import { groupOf, nameOf } from '@delivery/manifest';
import { mapAt, textAt, textsAt } from '../../tree/fields.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { TreeObject } from '../../tree/tree.ts';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
const FLUX_PRUNE = 'kustomize.toolkit.fluxcd.io/prune';
const HELM_POLICY = 'helm.sh/resource-policy';

/** The values of the sync options of an object, e.g. `Prune=false`. */
export function syncOptionsOf({ manifest }: Pick<TreeObject, 'manifest'>): readonly string[] {
  const options = textAt(manifest, 'metadata', 'annotations', SYNC_OPTIONS);
  if (options === undefined) return [];
  return options
    .split(',')
    .map((option) => option.trim())
    .filter(Boolean);
}

/** Whether the object itself tells an engine to leave it alone when it goes from the tree. */
export function isKept(object: TreeObject, engine: SyncUnit['engine']): boolean {
  const annotations = mapAt(object.manifest, 'metadata', 'annotations');
  if (engine === 'flux') return annotations[FLUX_PRUNE]?.toLowerCase() === 'disabled';
  const options = syncOptionsOf(object);
  return options.includes('Prune=false') || options.includes('Prune=confirm') || annotations[HELM_POLICY] === 'keep';
}

/**
 * Whether a sync object leaves an object alone when it goes from the tree. What the object says of it overrides what the Application
 * says of all.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources
 */
export function isKeptBy(object: TreeObject, unit: SyncUnit): boolean {
  if (isKept(object, unit.engine)) return true;
  if (unit.engine === 'flux' || syncOptionsOf(object).some((option) => option.startsWith('Prune='))) return false;
  const options = textsAt(unit.manifest.spec, 'syncPolicy', 'syncOptions');
  return options.includes('Prune=false') || options.includes('Prune=confirm');
}

/**
 * Who deletes an object that leaves the tree, e.g. `Application argocd/order prunes it`; undefined when nobody does. Of an object
 * that no sync object of the tree applies nobody knows: whatever applies it is taken to prune.
 */
export function prunedBy(object: TreeObject): string | undefined {
  if (object.units.length === 0) {
    const engines = ['argocd', 'flux'] as const;
    return engines.some((engine) => isKept(object, engine))
      ? undefined
      : 'what applies it is not in this tree, and may prune';
  }
  const unit = object.units.find((one) => one.prunes && !isKeptBy(object, one));
  return unit && `${unitText(unit)} prunes it`;
}

/** E.g. `Application argocd/order`. */
export function unitText({ manifest, namespace, name }: SyncUnit): string {
  return `${manifest.kind} ${namespace}/${name}`;
}

/**
 * What goes with a sync object that is deleted: everything it applies, unless it only stops syncing. Argo CD: with a finalizer
 * `resources-finalizer.argocd.argoproj.io`; Flux: by `spec.deletionPolicy`, which mirrors `spec.prune` by default.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy
 */
export function cascades(unit: Pick<SyncUnit, 'manifest' | 'engine' | 'prunes'>): boolean {
  if (unit.engine === 'argocd')
    return finalizersOf(unit.manifest).some((name) => name.startsWith('resources-finalizer.argocd.argoproj.io'));
  const policy = textAt(unit.manifest, 'spec', 'deletionPolicy') ?? 'MirrorPrune';
  if (groupOf(unit.manifest) === 'helm.toolkit.fluxcd.io') return true;
  return policy === 'Delete' || policy === 'WaitForTermination' || (policy === 'MirrorPrune' && unit.prunes);
}

export function finalizersOf(manifest: TreeObject['manifest']): readonly string[] {
  const { finalizers } = manifest.metadata;
  return Array.isArray(finalizers) ? finalizers.filter((one): one is string => typeof one === 'string') : [];
}

/** E.g. `StatefulSet order/cache`. */
export function subjectOf({ manifest }: Pick<TreeObject, 'manifest'>): string {
  return nameOf(manifest);
}
