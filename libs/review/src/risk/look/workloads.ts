import type { FieldPath } from '../../diff/path.ts';
import type { Manifest } from '@delivery/manifest';
import { listAt, textAt } from '../../tree/fields.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { templatePath } from './pods.ts';

const byNamespace = new WeakMap<Tree, ReadonlyMap<string, readonly TreeObject[]>>();

/** What has pods in a namespace of a cluster. */
export function workloadsIn(tree: Tree, cluster: string, namespace = ''): readonly TreeObject[] {
  const known = byNamespace.get(tree) ?? indexOf(tree);
  byNamespace.set(tree, known);
  return known.get(`${cluster}/${namespace}`) ?? [];
}

function indexOf(tree: Tree): ReadonlyMap<string, readonly TreeObject[]> {
  const found = new Map<string, TreeObject[]>();
  for (const object of tree.objects()) {
    if (templatePath(object.manifest) === undefined) continue;
    const key = `${object.cluster}/${object.manifest.metadata.namespace ?? ''}`;
    const others = found.get(key);
    if (others) others.push(object);
    else found.set(key, [object]);
  }
  return found;
}

/** A container of the pods of a workload. */
export interface Container {
  readonly name: string;
  readonly path: FieldPath;
  readonly container: unknown;
}

/** Where the spec of the pods of a workload stands; undefined for what has none. */
export function podSpecPath(manifest: Manifest): readonly string[] | undefined {
  const template = templatePath(manifest);
  return template && [...template, 'spec'];
}

/** Containers that run as long as the pod does, by name. */
export function containersOf(manifest: Manifest): readonly Container[] {
  const spec = podSpecPath(manifest);
  if (!spec) return [];
  const sidecars = listAt(manifest, ...spec, 'initContainers').filter(
    (one) => textAt(one, 'restartPolicy') === 'Always',
  );
  return [
    ...named(listAt(manifest, ...spec, 'containers'), [...spec, 'containers']),
    ...named(sidecars, [...spec, 'initContainers']),
  ];
}

function named(containers: readonly unknown[], path: readonly string[]): readonly Container[] {
  return containers.flatMap((container) => {
    const name = textAt(container, 'name');
    return name === undefined ? [] : [{ name, container, path: [...path, { name }] }];
  });
}
