import type { Synthesis } from './synth.ts';

/** Kubernetes objects that one app has on one cluster; `cluster` is absent for those that clusters share, e.g. CRDs. */
export interface Count {
  readonly app: string;
  readonly stage: string;
  readonly cluster?: string;
  readonly objects: number;
}

export function countObjects({ files, apps }: Pick<Synthesis, 'files' | 'apps'>): Count[] {
  const counts = apps.map(({ name, stage }) => ({
    app: name,
    stage,
    byCluster: new Map<string | undefined, number>(),
  }));
  const byApp = new Map(counts.map(({ app, byCluster }) => [app, byCluster]));
  for (const { app, cluster, manifest } of files.values()) {
    const byCluster = manifest && byApp.get(app ?? '');
    byCluster?.set(cluster, (byCluster.get(cluster) ?? 0) + 1);
  }
  return counts.flatMap(({ app, stage, byCluster }) =>
    [...byCluster].map(([cluster, objects]) => ({ app, stage, ...(cluster !== undefined && { cluster }), objects })),
  );
}

/** The objects of those counts that have all the given values. */
export function sum(counts: readonly Count[], where: Partial<Omit<Count, 'objects'>> = {}): number {
  const wanted = Object.entries(where);
  return counts
    .filter((count) => wanted.every(([field, value]) => count[field as keyof Count] === value))
    .reduce((total, { objects }) => total + objects, 0);
}
