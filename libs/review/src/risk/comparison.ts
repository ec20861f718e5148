import { diffTrees, type KeysOf } from '../diff/compare.ts';
import type { TreeDiff } from '../diff/change.ts';
import type { ClusterFacts, Tree } from '../tree/tree.ts';

/** What rules look at: both sides, and what differs. */
export interface Comparison extends TreeDiff {
  readonly before: Tree;
  readonly after: Tree;
  /** Facts of a cluster of either side. */
  readonly clusterOf: (name: string) => ClusterFacts;
  /** Rings in the order in which a change travels; empty when unknown. */
  readonly rings: readonly string[];
}

export interface ComparisonOptions {
  /** @default - unknown */
  readonly rings?: readonly string[];
  /** How lists are matched. @default - by name-like keys */
  readonly keysOf?: KeysOf;
}

export function comparisonOf(before: Tree, after: Tree, { rings = [], keysOf }: ComparisonOptions = {}): Comparison {
  return {
    ...diffTrees(before, after, keysOf),
    before,
    after,
    rings,
    clusterOf: (name) => after.clusters.get(name) ?? before.clusters.get(name) ?? { name, environment: 'production' },
  };
}
