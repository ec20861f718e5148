import { at, mapAt } from '../../tree/fields.ts';
import type { TreeObject } from '../../tree/tree.ts';
import { syncOptionsOf } from './prune.ts';

const HOOK = 'argocd.argoproj.io/hook';
const HOOK_POLICY = 'argocd.argoproj.io/hook-delete-policy';
const FLUX_FORCE = 'kustomize.toolkit.fluxcd.io/force';

/**
 * Whether the engine deletes an object and makes it anew when the API server refuses a change: Argo CD `Force=true`, Flux `force`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#force-sync
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#force
 */
export function isForced(object: TreeObject): boolean {
  const annotations = mapAt(object.manifest, 'metadata', 'annotations');
  return (
    syncOptionsOf(object).includes('Force=true') ||
    annotations[FLUX_FORCE]?.toLowerCase() === 'enabled' ||
    object.units.some(({ engine, manifest }) => engine === 'flux' && at(manifest, 'spec', 'force') === true)
  );
}

/**
 * Whether Argo CD makes an object anew with every sync: a hook that is deleted before the next one, which is the default.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/#hook-deletion-policies
 */
export function isHook({ manifest, units }: TreeObject): boolean {
  if (units.some(({ engine }) => engine === 'flux')) return false;
  const annotations = mapAt(manifest, 'metadata', 'annotations');
  if (annotations[HOOK] === undefined) return annotations['helm.sh/hook'] !== undefined;
  const policy = annotations[HOOK_POLICY];
  return annotations[HOOK] !== 'Skip' && (policy === undefined || policy.includes('BeforeHookCreation'));
}
