import type { Finding } from '@delivery/findings';
import { grouped } from './grouped.ts';

/** A finding about an object of one cluster. */
export interface OnCluster extends Finding {
  readonly cluster: string;
}

/** The same finding of several clusters once, with the names of all of them. */
export function merged(findings: readonly OnCluster[]): readonly Finding[] {
  const groups = grouped(findings, ({ id, subject, at, found }) => JSON.stringify([id, subject, at, found]));
  return [...groups.values()].map((same) => {
    const [{ cluster: _first, ...finding }] = same as [OnCluster, ...OnCluster[]];
    return { ...finding, clusters: [...new Set(same.map(({ cluster }) => cluster))] };
  });
}
