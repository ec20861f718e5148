import { groupOf, type Manifest } from '@delivery/manifest';
import type { World } from '../../../world.ts';

/**
 * Objects of the kinds that a table names by `<group>/<kind>`, with what the table says. Patches of workloads that others install are left
 * out: what they do not say stays as it is.
 */
export function* wholeWorkloads<T>(
  { objects, patches }: World,
  table: Readonly<Record<string, T>>,
): Iterable<readonly [Manifest, T]> {
  const partial = new Set(patches.map(({ owner }) => owner));
  for (const object of objects) {
    const entry = table[`${groupOf(object)}/${object.kind}`];
    if (entry !== undefined && !partial.has(object)) yield [object, entry];
  }
}
