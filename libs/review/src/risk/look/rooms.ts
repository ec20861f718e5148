import { quantity } from '@delivery/kubernetes';
import type { FieldPath } from '../../diff/path.ts';
import { at, listAt, textAt } from '../../tree/fields.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { podsOf } from './pods.ts';
import { containersOf, workloadsIn } from './workloads.ts';

/** What pods ask for. */
export const RESOURCES: readonly string[] = ['cpu', 'memory'];

/** Room that a quota or a range leaves, and what is needed of it. */
export interface Room {
  readonly path: FieldPath;
  readonly value: unknown;
  readonly who: string;
  /** In billionths. */
  readonly needed: bigint;
}

/** Rooms of a ResourceQuota or a LimitRange for the pods of its namespace. */
export function roomsOf(tree: Tree, { cluster, manifest }: TreeObject): readonly Room[] {
  const workloads = workloadsIn(tree, cluster, manifest.metadata.namespace);
  return manifest.kind === 'ResourceQuota' ? quotaRooms(tree, manifest, workloads) : rangeRooms(manifest, workloads);
}

function quotaRooms(tree: Tree, manifest: unknown, workloads: readonly TreeObject[]): readonly Room[] {
  // A quota with a scope counts some of the pods only.
  if (listAt(manifest, 'spec', 'scopes').length > 0 || at(manifest, 'spec', 'scopeSelector') !== undefined) return [];
  return ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory', 'pods'].flatMap((name) => {
    const value = at(manifest, 'spec', 'hard', name);
    if (value === undefined) return [];
    const [kind = '', resource = ''] = name.includes('.') ? name.split('.') : ['requests', name];
    const sizeOf = (object: TreeObject) =>
      name === 'pods'
        ? 10n ** 9n
        : sum(containersOf(object.manifest).map((one) => sizeIn(one.container, kind, resource)));
    const needed = sum(workloads.map((object) => sizeOf(object) * BigInt(podsOf(tree, object))));
    return [{ path: ['spec', 'hard', name], value, who: 'its pods', needed }];
  });
}

function rangeRooms(manifest: unknown, workloads: readonly TreeObject[]): readonly Room[] {
  const ranges = listAt(manifest, 'spec', 'limits').filter((range) => textAt(range, 'type') === 'Container');
  const containers = workloads.flatMap((object) => containersOf(object.manifest));
  return ranges.flatMap((range) =>
    RESOURCES.flatMap((resource): readonly Room[] => {
      const value = at(range, 'max', resource);
      if (value === undefined || containers.length === 0) return [];
      const { name, size } = containers
        .map((one) => ({ name: one.name, size: sizeIn(one.container, 'limits', resource) }))
        .reduce((most, one) => (one.size > most.size ? one : most));
      return [{ path: ['spec', 'limits', { type: 'Container' }, 'max', resource], value, who: name, needed: size }];
    }),
  );
}

/** A limit that is not stated is taken from the request, and a request from the limit. */
function sizeIn(container: unknown, kind: string, resource: string): bigint {
  const other = kind === 'limits' ? 'requests' : 'limits';
  return quantityAt(container, kind, resource) ?? quantityAt(container, other, resource) ?? 0n;
}

/** `requests` or `limits` of a container, in billionths. */
export function quantityAt(container: unknown, kind: string, resource: string): bigint | undefined {
  return quantity(at(container, 'resources', kind, resource));
}

function sum(sizes: readonly bigint[]): bigint {
  return sizes.reduce((total, size) => total + size, 0n);
}
