import { keyOnCluster } from '../../tree/objects-of.ts';
import type { TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { deleted } from './deleted.ts';
import { losesData } from './loss.ts';
import { ENGINE_NAMESPACES } from './own-rule.ts';

export function removedNamespaces(comparison: Comparison): readonly TreeObject[] {
  return deleted(comparison, '/Namespace').filter(
    (object) => comparison.after.find(keyOnCluster(object)) === undefined,
  );
}

/** `<cluster>/<namespace>`. */
export function namespaceKey({ cluster, manifest }: TreeObject): string {
  return `${cluster}/${manifest.metadata.name}`;
}

/** Whether data goes with a Namespace, or an engine: every environment stops. */
export function isFatal({ before }: Comparison, namespace: TreeObject): boolean {
  return ENGINE_NAMESPACES.includes(namespace.manifest.metadata.name) || losesData(before, [namespace]);
}
