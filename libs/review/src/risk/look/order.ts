import type { Manifest } from '@delivery/manifest';
import { listAt, textAt } from '../../tree/fields.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { Tree } from '../../tree/tree.ts';

/** @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
export function waveOf({ metadata }: Manifest): number {
  const hook = metadata.annotations?.['argocd.argoproj.io/hook'];
  const wave = Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
  // A hook before the sync is before every wave of it.
  return hook === 'PreSync' ? -Infinity : Number.isFinite(wave) ? wave : 0;
}

/** What a Flux sync object waits for. */
export function dependenciesOf({ namespace, manifest }: SyncUnit): readonly { namespace: string; name: string }[] {
  return listAt(manifest.spec, 'dependsOn').flatMap((one) => {
    const name = textAt(one, 'name');
    return name === undefined ? [] : [{ namespace: textAt(one, 'namespace') ?? namespace, name }];
  });
}

/** Whether a Flux sync object waits for another one, maybe by way of others; for itself: a cycle. */
export function isBehind({ units }: Tree, unit: SyncUnit, other: SyncUnit): boolean {
  const near = units.filter(
    ({ cluster, manifest }) => cluster === unit.cluster && manifest.kind === unit.manifest.kind,
  );
  const waited = new Set<SyncUnit>();
  const rest = [unit];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    for (const { namespace, name } of dependenciesOf(next)) {
      const found = near.find((one) => one.namespace === namespace && one.name === name);
      if (found === undefined || waited.has(found)) continue;
      waited.add(found);
      rest.push(found);
    }
  }
  return waited.has(other);
}
