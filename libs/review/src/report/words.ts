import { grouped } from '../grouped.ts';
import type { Verdict } from '../verdict.ts';
import type { Group, Report, Totals } from './report.ts';

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

/** What is said where a list of answers is empty. */
export function nothingText({ edited }: Report, { key, nothing }: (typeof questions)[number]): string {
  return key === 'elsewhere' && edited === undefined ? 'Not known: the sources were not compared.' : nothing;
}

/** The rules that ask for the verdict, e.g. `D02, D05 and 3 more`; `''` when none does. */
export function askedBy({ verdict, hits }: Report): string {
  const asking = hits.filter((hit) => hit.accepted === undefined && hit.verdict === verdict).map(({ rule }) => rule);
  const rules = [...new Set(asking)].sort();
  return rules.length > 5 ? `${rules.slice(0, 4).join(', ')} and ${rules.length - 4} more` : rules.join(', ');
}

/** Clusters that differ alike in one line: `aws-dev, gcp-dev and 7 more: does not have it`. */
export function outlierTexts(outliers: Group['outliers']): readonly string[] {
  return [...grouped(outliers, ({ how }) => how)].map(([how, same]) => {
    const names = same.map(({ cluster }) => cluster);
    const shown = names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
    return `${shown}: ${how}`;
  });
}

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

/** E.g. `2 objects added, 14 changed on 3 of 15 clusters; 28 pods restart`; `no object changes` of none. */
export function totalsText({ totals, clusters, opaque }: Pick<Report, 'totals' | 'clusters' | 'opaque'>): string {
  const objects = objectsText(totals);
  const restarts = clusters.reduce((sum, cluster) => sum + cluster.restarts, 0);
  const parts = [
    objects === '' ? 'no object changes' : `${objects}${onText(clusters.length, totals.clusters)}`,
    ...(restarts === 0 ? [] : [`${counted(restarts, 'pod')} ${restarts === 1 ? 'restarts' : 'restart'}`]),
    ...(opaque.length === 0 ? [] : [`${opaque.length} that cannot be seen into`]),
    ...(totals.formatting === 0 ? [] : [`${counted(totals.formatting, 'object')} only written differently`]),
  ];
  return parts.join('; ');
}

/** What is for no cluster is on none. */
function onText(changed: number, all: number): string {
  return changed === 0 ? '' : ` on ${changed} of ${counted(all, 'cluster')}`;
}

function objectsText({ added, removed, changed, moved, renamed }: Totals): string {
  const counts = Object.entries({ added, removed, changed, moved, renamed }).filter(([, count]) => count > 0);
  return counts.map(([word, count], i) => `${i === 0 ? counted(count, 'object') : count} ${word}`).join(', ');
}

/** Names of a few clusters, else how many: `local`, `local, edge-hamburg`, `12 clusters`. */
export function clustersText(clusters: readonly string[]): string {
  const named = clusters.filter((name) => name !== '');
  return named.length <= 2 ? named.join(', ') : `${named.length} clusters`;
}

/** Where a group stands: `local`, `12 of 14 clusters`, `4 of 13 clusters, all of azure`. */
export function groupClustersText({ clusters, of, where }: Pick<Group, 'clusters' | 'of' | 'where'>): string {
  const named = clusters.filter((name) => name !== '');
  if (named.length === 0) return '';
  const count = of > named.length ? `${named.length} of ${counted(of, 'cluster')}` : clustersText(named);
  return [named.length === 1 && of > 1 ? `${named[0] ?? ''}, 1 of ${counted(of, 'cluster')}` : count, where]
    .filter(Boolean)
    .join(', ');
}
