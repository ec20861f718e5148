import type { Verdict } from '../verdict.ts';
import type { Report, Totals } from './report.ts';

/** What a verdict asks for, e.g. `two reviewers`. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  stop: 'stop',
  'two-reviewers': 'two reviewers',
  warn: 'one reviewer',
  routine: 'routine',
};

/** The four questions, in their order, with what is said when the answer is nothing. */
export const questions = [
  { key: 'deleted', title: 'Deleted or replaced', nothing: 'Nothing is deleted or replaced.' },
  { key: 'restarts', title: 'Pods that restart', nothing: 'No pod restarts.' },
  { key: 'access', title: 'Gains access', nothing: 'Nothing gains access.' },
  { key: 'elsewhere', title: 'Changed elsewhere', nothing: 'Nothing changes outside of what was edited.' },
] as const;

/** `1 pod`, `3 pods`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** E.g. `merge base with main (5fc7456d1b2a) → work tree`. */
export function revisionsText({ base, head }: Pick<Report, 'base' | 'head'>): string {
  const text = ({ name, commit }: Report['base']) =>
    commit === undefined || commit.startsWith(name) ? name : `${name} (${commit.slice(0, 12)})`;
  return `${text(base)} → ${text(head)}`;
}

/** E.g. `2 added, 14 changed on 3 of 15 clusters; 28 pods restart`; `nothing changes` of none. */
export function totalsText({ totals, clusters, opaque }: Report): string {
  const objects = objectsText(totals);
  const restarts = clusters.reduce((sum, cluster) => sum + cluster.restarts, 0);
  const parts = [
    objects === '' ? 'no object changes' : `${objects} on ${clusters.length} of ${counted(totals.clusters, 'cluster')}`,
    ...(restarts === 0 ? [] : [`${counted(restarts, 'pod')} ${restarts === 1 ? 'restarts' : 'restart'}`]),
    ...(opaque.length === 0 ? [] : [`${opaque.length} that cannot be seen into`]),
    ...(totals.formatting === 0 ? [] : [`${counted(totals.formatting, 'object')} only written differently`]),
  ];
  return parts.join('; ');
}

function objectsText({ added, removed, changed, moved, renamed }: Totals): string {
  const counts = Object.entries({ added, removed, changed, moved, renamed }).filter(([, count]) => count > 0);
  return counts.map(([word, count]) => `${count} ${word}`).join(', ');
}

/** Names of a few clusters, else how many: `local`, `local, edge-hamburg`, `12 of 14 clusters`. */
export function clustersText(clusters: readonly string[], of?: number): string {
  const named = clusters.filter((name) => name !== '');
  if (named.length === 0) return '';
  if (of !== undefined && of > named.length) return `${named.length} of ${counted(of, 'cluster')}`;
  return named.length <= 2 ? named.join(', ') : `${named.length} clusters`;
}
