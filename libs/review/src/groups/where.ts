import type { Comparison } from '../risk/comparison.ts';
import type { ClusterFacts } from '../tree/tree.ts';

const FACTS = ['cloud', 'environment', 'ring'] as const satisfies readonly (keyof ClusterFacts)[];

/**
 * What the clusters of a group have in common that the others do not have, e.g. `all of azure`, when it is all of them.
 *
 * @param on clusters of the group
 * @param having clusters that have its subject
 */
export function whereText(
  on: ReadonlySet<string>,
  having: readonly string[],
  { clusterOf }: Pick<Comparison, 'clusterOf'>,
): string | undefined {
  const [first] = on;
  if (first === undefined || on.size < 2 || on.size === having.length) return undefined;
  for (const fact of FACTS) {
    const value = clusterOf(first)[fact];
    if (value === undefined) continue;
    if (having.every((name) => on.has(name) === (clusterOf(name)[fact] === value))) return `all of ${value}`;
  }
  return undefined;
}
