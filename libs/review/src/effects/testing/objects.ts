import { groupOf, type Manifest } from '@delivery/manifest';
import type { Change } from '../../diff/change.ts';
import { diffFields } from '../../diff/fields.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { TreeObject } from '../../tree/tree.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An object named `order`, e.g. of `apps/Deployment`; of a version that does not matter. */
export function objectOf(kind: string, { metadata, ...fields }: Fields = {}): Manifest {
  const slash = kind.indexOf('/');
  const group = kind.slice(0, slash);
  return {
    apiVersion: group === '' ? 'v1' : `${group}/v1`,
    kind: kind.slice(slash + 1),
    metadata: { name: 'order', namespace: 'order', ...(metadata as Fields | undefined) },
    ...fields,
  };
}

export function placed(manifest: Manifest, units: readonly SyncUnit[] = []): TreeObject {
  return { cluster: 'a', app: 'order', file: 'order.yaml', line: 1, manifest, units };
}

/** The change of an object that is there on both sides. */
export function changeOf(before: TreeObject, after: TreeObject, operation: 'change' | 'move' = 'change'): Change {
  const { manifest } = after;
  return {
    id: `a/${groupOf(manifest)}/${manifest.kind}/order/order`,
    key: { cluster: 'a', group: groupOf(manifest), kind: manifest.kind, namespace: 'order', name: 'order' },
    app: 'order',
    operation,
    before,
    after,
    fields: diffFields(before.manifest, manifest, () => undefined),
  };
}

/** A sync object that prunes. */
export function unitOf(engine: SyncUnit['engine'], name: string, spec: Fields = {}): SyncUnit {
  const kind = engine === 'flux' ? 'kustomize.toolkit.fluxcd.io/Kustomization' : 'argoproj.io/Application';
  return {
    engine,
    cluster: 'a',
    namespace: 'gitops',
    name,
    manifest: objectOf(kind, { spec }),
    file: 'sync.yaml',
    applies: () => true,
    paths: [''],
    opaque: [],
    prunes: spec['prune'] !== false,
    suspended: false,
  };
}
