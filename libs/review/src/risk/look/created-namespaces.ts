import { at, textsAt } from '../../tree/fields.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { Tree } from '../../tree/tree.ts';

/**
 * Sync units that make the namespace they apply to by themselves, by cluster and namespace.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#create-namespace
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#install-configuration
 */
export function namespaceMakers({ units }: Tree): ReadonlyMap<string, SyncUnit> {
  return new Map(
    units.flatMap((unit) =>
      unit.targetNamespace !== undefined && makesNamespace(unit)
        ? [[`${unit.cluster}/${unit.targetNamespace}`, unit] as const]
        : [],
    ),
  );
}

function makesNamespace({ engine, manifest: { spec } }: SyncUnit): boolean {
  return engine === 'flux'
    ? at(spec, 'install', 'createNamespace') === true
    : textsAt(spec, 'syncPolicy', 'syncOptions').includes('CreateNamespace=true');
}
