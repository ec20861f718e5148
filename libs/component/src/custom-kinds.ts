import { isClusterScoped } from '@delivery/kubernetes';
import { groupOf, type Manifest } from '@delivery/manifest';
import type { CrdBundle } from './component.ts';

type Scope = 'Namespaced' | 'Cluster';

/** The kinds that the CRDs of the tree define. */
export interface CustomKinds {
  /** Undefined for kinds that no CRD of the tree defines. */
  readonly scopeOf: (manifest: Manifest) => Scope | undefined;
}

const known = new WeakMap<readonly CrdBundle[], CustomKinds>();

export function customKinds(bundles: readonly CrdBundle[]): CustomKinds {
  const found = known.get(bundles);
  if (found !== undefined) return found;
  const specs = bundles.flatMap(({ crds }) =>
    crds.map(({ spec }) => spec as { group: string; scope: Scope; names: { kind: string } }),
  );
  const scopes = new Map(specs.map(({ group, scope, names }) => [`${group}/${names.kind}`, scope]));
  const kinds = { scopeOf: (manifest: Manifest) => scopes.get(`${groupOf(manifest)}/${manifest.kind}`) };
  known.set(bundles, kinds);
  return kinds;
}

/** What is wrong with an object's namespace: kubectl would put it into `default`, Argo CD into the Application's. */
export function scopeProblem(manifest: Manifest, custom: CustomKinds): string | undefined {
  const { kind, metadata } = manifest;
  const scope = custom.scopeOf(manifest) ?? (isClusterScoped(groupOf(manifest), kind) ? 'Cluster' : 'Namespaced');
  if (scope === 'Namespaced' && metadata.namespace === undefined) return `${kind} ${metadata.name} has no namespace`;
  if (scope === 'Cluster' && metadata.namespace !== undefined)
    return `${kind} ${metadata.name} is cluster-scoped, but has namespace "${metadata.namespace}"`;
  return undefined;
}
