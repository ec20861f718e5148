import type { Change } from '../diff/change.ts';
import type { Comparison } from '../risk/comparison.ts';
import type { Tree } from '../tree/tree.ts';

/** What comes or goes as a whole, so that its objects need not be told one by one. */
export interface Whole {
  readonly kind: 'cluster' | 'app';
  readonly name: string;
  /** Whether it was on no cluster before, or is on none after. */
  readonly everywhere: boolean;
}

/** The cluster or app of which a change is only a part; undefined for a change that stands for itself. */
export type WholeOf = (change: Change) => Whole | undefined;

/** Clusters that only one side has, and apps that a cluster has on one side only. */
export function wholeOf({ before, after }: Pick<Comparison, 'before' | 'after'>): WholeOf {
  return ({ key: { cluster }, app, operation }) => {
    if (operation !== 'add' && operation !== 'remove') return undefined;
    if (cluster !== '' && before.clusters.has(cluster) !== after.clusters.has(cluster)) {
      return { kind: 'cluster', name: cluster, everywhere: true };
    }
    const [had, has] = [appsOf(before).get(app), appsOf(after).get(app)];
    if (app === '' || (had?.has(cluster) ?? false) === (has?.has(cluster) ?? false)) return undefined;
    return { kind: 'app', name: app, everywhere: had === undefined || has === undefined };
  };
}

const known = new WeakMap<Tree, ReadonlyMap<string, ReadonlySet<string>>>();

/** Clusters by app. */
export function appsOf(tree: Tree): ReadonlyMap<string, ReadonlySet<string>> {
  const before = known.get(tree);
  if (before) return before;
  const apps = new Map<string, Set<string>>();
  known.set(tree, apps);
  for (const { app, cluster } of tree.placements) {
    const clusters = apps.get(app);
    if (clusters) clusters.add(cluster);
    else apps.set(app, new Set([cluster]));
  }
  return apps;
}

/** How many objects of a whole each cluster has: `11 objects`, `7 to 13 objects`. */
export function perCluster(changes: readonly Change[]): string {
  const counts = new Map<string, number>();
  for (const { key } of changes) counts.set(key.cluster, (counts.get(key.cluster) ?? 0) + 1);
  const [least, most] = [Math.min(...counts.values()), Math.max(...counts.values())];
  return least === most ? `${most} ${most === 1 ? 'object' : 'objects'}` : `${least} to ${most} objects`;
}
