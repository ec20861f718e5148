import { at, isRecord, listAt, textAt } from '../../tree/fields.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { Tree } from '../../tree/tree.ts';

/**
 * The git ref that a sync object follows, e.g. `ring/production`: everything that follows one ref changes in one step. What an
 * ApplicationSet with a RollingSync makes follows in steps of its own, and has no such ref.
 */
export function syncRef(tree: Tree, unit: SyncUnit): string | undefined {
  if (unit.generatedBy !== undefined && isRolling(tree, unit.generatedBy)) return undefined;
  const { spec } = unit.manifest;
  if (unit.engine === 'argocd') {
    const sources = [at(spec, 'source'), ...listAt(spec, 'sources')];
    const own = sources.find((one) => isRecord(one) && textAt(one, 'chart') === undefined);
    return textAt(own, 'targetRevision') ?? 'HEAD';
  }
  const name = textAt(spec, 'sourceRef', 'name') ?? '';
  const kind = textAt(spec, 'sourceRef', 'kind') ?? 'GitRepository';
  const namespace = textAt(spec, 'sourceRef', 'namespace') ?? unit.namespace;
  const manifest = { apiVersion: 'source.toolkit.fluxcd.io/v1', kind, metadata: { name, namespace } };
  const ref = at(tree.find(keyOnCluster({ cluster: unit.cluster, manifest }))?.manifest, 'spec', 'ref');
  const [first] = ['commit', 'name', 'semver', 'tag', 'branch', 'digest'].flatMap((key) => textAt(ref, key) ?? []);
  return first ?? 'the default branch';
}

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Progressive-Syncs/ */
function isRolling(tree: Tree, name: string): boolean {
  return [...tree.clusters.keys()].some((cluster) =>
    tree
      .of(cluster, 'argoproj.io', 'ApplicationSet')
      .some(
        ({ manifest }) =>
          manifest.metadata.name === name && textAt(manifest, 'spec', 'strategy', 'type') === 'RollingSync',
      ),
  );
}
