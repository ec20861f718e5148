import { mask } from '@delivery/manifest';
import type { Change } from '../diff/change.ts';
import { grouped } from '../grouped.ts';
import type { Comparison } from '../risk/comparison.ts';
import { keyOnCluster } from '../tree/objects-of.ts';
import { worst, type Verdict } from '../verdict.ts';
import { restartsOf, type Restart } from './answers/restarts.ts';
import { opaqueReports } from './opaque-reports.ts';
import type { Hit, Report, ReportCluster, Revision, Totals } from './report.ts';

export interface SummaryOptions {
  readonly base: Revision;
  readonly head: Revision;
  /** One line each. @default - none */
  readonly notes?: readonly string[];
  /** What rules saw, accepted or not. @default - nothing */
  readonly hits?: readonly Hit[];
  /** Ids of changes that are a release which an earlier ring already runs. @default - none */
  readonly routine?: ReadonlySet<string>;
  /** Paths of sources that differ. @default - unknown, so that nothing is said of what changed elsewhere */
  readonly edited?: readonly string[];
}

/** A report without what it says of single changes: all that `delivery risk` needs. */
export type Summary = Omit<Report, 'answers' | 'groups' | 'objects'>;

/** What a summary is made from, for those who go on with it. */
export interface Summarized {
  readonly summary: Summary;
  /** Those that are more than formatting. */
  readonly changes: readonly Change[];
  /** All, in the order in which they are shown. */
  readonly clusters: readonly string[];
  readonly restarts: readonly Restart[];
  /** By id of the object. */
  readonly verdictOf: (id: string) => Verdict;
  /** Indexes of its hits. */
  readonly hitsOf: (id: string) => readonly number[];
}

/** What differs, how much, where, and how it is judged. */
export function summarize(comparison: Comparison, options: SummaryOptions): Summarized {
  const { base, head, notes = [], routine = new Set<string>(), edited } = options;
  const clusters = clusterNames(comparison);
  const changes = comparison.changes.filter(({ operation }) => operation !== 'formatting');
  const known = new Set(changes.map(({ id }) => id));
  const hits = hitsOn(changes, options.hits ?? []);
  const byObject = grouped(hits.keys(), (index) => hits[index]?.object ?? '');
  const hitsOf = (id: string) => byObject.get(id) ?? [];
  const verdictOf = (id: string): Verdict => {
    const open = hitsOf(id).flatMap((index) =>
      hits[index]?.accepted === undefined ? (hits[index]?.verdict ?? []) : [],
    );
    return open.length > 0 ? worst(open) : routine.has(id) || !known.has(id) ? 'routine' : 'warn';
  };
  const restarts = restartsOf(changes, comparison);
  const opaque = opaqueReports(comparison);
  const summary: Summary = {
    version: 1,
    base,
    head,
    verdict: worst([
      ...changes.map(({ id }) => verdictOf(id)),
      ...hits.filter(({ accepted }) => accepted === undefined).map(({ verdict }) => verdict),
    ]),
    ...(edited && { edited }),
    notes: notes.map(mask),
    totals: totalsOf(comparison, opaque.length, clusters.length),
    clusters: clusterReports(changes, restarts, clusters, verdictOf, comparison),
    hits,
    opaque,
  };
  return { summary, changes, clusters, restarts, verdictOf, hitsOf };
}

/** Of both sides, in ring order, then by name. */
function clusterNames({ before, after, clusterOf, rings }: Comparison): readonly string[] {
  const place = (name: string) => rings.indexOf(clusterOf(name).ring ?? '');
  const names = [...new Set([...before.clusters.keys(), ...after.clusters.keys()])];
  // what is for no cluster counts as one only where there is no other
  return names
    .filter((name) => name !== '' || names.length === 1)
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** A hit on the object that a renamed one was is a hit on what it became. */
function hitsOn(changes: readonly Change[], hits: readonly Hit[]): readonly Hit[] {
  const renamed = new Map(
    changes.flatMap((change) =>
      change.operation === 'rename' ? [[keyOnCluster(change.before), change.id] as const] : [],
    ),
  );
  return hits.map((hit) => ({ ...hit, object: renamed.get(hit.object) ?? hit.object }));
}

function totalsOf({ changes }: Comparison, opaque: number, clusters: number): Totals {
  const count = (operation: Change['operation']) => changes.filter((change) => change.operation === operation).length;
  return {
    added: count('add'),
    removed: count('remove'),
    changed: count('change'),
    moved: count('move'),
    renamed: count('rename'),
    formatting: count('formatting'),
    opaque,
    clusters,
  };
}

function clusterReports(
  changes: readonly Change[],
  restarts: readonly Restart[],
  clusters: readonly string[],
  verdictOf: (id: string) => Verdict,
  { clusterOf }: Comparison,
): readonly ReportCluster[] {
  const byCluster = grouped(changes, ({ key }) => key.cluster);
  const restarting = grouped(restarts, ({ change }) => change.key.cluster);
  return clusters.flatMap((name) => {
    const own = byCluster.get(name) ?? [];
    if (own.length === 0) return [];
    const { environment, cloud, ring } = clusterOf(name);
    const apps = [...grouped(own, ({ app }) => app)].map(([app, { length }]) => [app, length] as const);
    const pods = (restarting.get(name) ?? []).map(({ pods: count }) => count);
    return [
      {
        name,
        environment,
        ...(cloud !== undefined && { cloud }),
        ...(ring !== undefined && { ring }),
        restarts: pods.reduce((sum, count) => sum + count, 0),
        verdict: worst(own.map(({ id }) => verdictOf(id))),
        apps: Object.fromEntries(apps),
      },
    ];
  });
}
