import type { CommitFacts } from './commit-facts.ts';

/** Objects of all clusters of a ring, each cluster's counted. */
export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What differs between two trees for the clusters of a ring. */
export interface Delta extends Counts {
  /** Those of apps that differ, by name. */
  readonly apps: readonly (Counts & { readonly app: string })[];
}

const SYNC_OBJECT = /^generated\/clusters\/([^/]+)\/gitops\/([^/]+)\.yaml$/;
const OBJECT = /^generated\/clusters\/([^/]+)\/(?:apps\/([^/]+)|(bootstrap))\//;

/**
 * By ids of blobs, so nothing is read: a file is one object.
 *
 * @param now what the ring runs; absent when it has no branch
 * @param next states which clusters the ring has
 */
export function deltaOf(ring: string, now: CommitFacts | undefined, next: CommitFacts): Delta {
  const clusters = new Set(next.clusters.filter((cluster) => cluster.ring === ring).map(({ name }) => name));
  const [before, after] = [now?.rendered ?? new Map<string, string>(), next.rendered];
  const byApp = new Map<string, { added: number; changed: number; removed: number }>();
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(path), after.get(path)];
    const { cluster, app } = placeOf(path);
    if (from === to || app === undefined || !clusters.has(cluster ?? '')) continue;
    const counts = byApp.get(app) ?? { added: 0, changed: 0, removed: 0 };
    counts[from === undefined ? 'added' : to === undefined ? 'removed' : 'changed']++;
    byApp.set(app, counts);
  }
  const apps = [...byApp].map(([app, counts]) => ({ app, ...counts })).sort((a, b) => (a.app < b.app ? -1 : 1));
  const sum = (count: keyof Counts) => apps.reduce((total, one) => total + one[count], 0);
  return { added: sum('added'), changed: sum('changed'), removed: sum('removed'), apps };
}

/** The engine's own objects count as those of the app that renders them. */
function placeOf(path: string): { readonly cluster?: string; readonly app?: string } {
  const [, cluster, app, bootstrap] = OBJECT.exec(path) ?? SYNC_OBJECT.exec(path) ?? [];
  return { ...(cluster && { cluster }), ...((app ?? bootstrap) && { app: app ?? 'engine' }) };
}
