import { syncOptionsOf } from '../risk/look/prune.ts';
import { at, mapAt, textsAt } from '../tree/fields.ts';
import type { TreeObject } from '../tree/tree.ts';

/**
 * Whether an engine deletes an object that the API server refuses to change, and makes it anew. `Replace=true` alone does not: a
 * replacement is refused like a patch.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#force-sync
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#force
 */
export function isForced({ manifest, units }: TreeObject): boolean {
  if (units.length === 0) return false;
  const annotations = mapAt(manifest, 'metadata', 'annotations');
  return units.some((unit) => {
    if (unit.engine === 'flux') {
      return (
        annotations['kustomize.toolkit.fluxcd.io/force']?.toLowerCase() === 'enabled' ||
        at(unit.manifest.spec, 'force') === true
      );
    }
    const ofAll = textsAt(unit.manifest.spec, 'syncPolicy', 'syncOptions');
    return syncOptionsOf({ manifest }).includes('Force=true') || ofAll.includes('Force=true');
  });
}

/**
 * Whether Flux leaves an object as it is on the cluster.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 */
export function isLeftAlone({ manifest, units }: TreeObject): boolean {
  if (units.length === 0 || !units.every(({ engine }) => engine === 'flux')) return false;
  const annotations = mapAt(manifest, 'metadata', 'annotations');
  const ssa = annotations['kustomize.toolkit.fluxcd.io/ssa']?.toLowerCase();
  const off = annotations['kustomize.toolkit.fluxcd.io/reconcile']?.toLowerCase() === 'disabled';
  return off || ssa === 'ignore' || ssa === 'ifnotpresent';
}
