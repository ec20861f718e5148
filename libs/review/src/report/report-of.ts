import { mask } from '@delivery/manifest';
import type { Change, OpaqueChange } from '../diff/change.ts';
import { worstEffect } from '../effects/effect.ts';
import { namesOnly, type Provenance } from '../groups/abstract.ts';
import { groupReport } from '../groups/group-report.ts';
import { grouped } from '../grouped.ts';
import { groupsOf } from '../groups/groups.ts';
import { wholeOf } from '../groups/whole.ts';
import type { Comparison } from '../risk/comparison.ts';
import { keyOnCluster } from '../tree/objects-of.ts';
import { worst, type Verdict } from '../verdict.ts';
import { accessLines } from './answers/access.ts';
import { deletedLines } from './answers/deleted.ts';
import { elsewhereLines } from './answers/elsewhere.ts';
import { restartLines, restartsOf, type Restart } from './answers/restarts.ts';
import { maskedChange } from './masked-change.ts';
import { objectReport, objectTexts } from './object-report.ts';
import type { Group, Hit, ObjectTexts, OpaqueReport, Report, ReportCluster, Revision, Totals } from './report.ts';

export interface ReportOptions {
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
  /** The line that makes an object, as text. @default - unknown */
  readonly madeAt?: (change: Change) => string | undefined;
  /** The facts behind a field. @default - names of clusters */
  readonly provenance?: Provenance;
}

export interface FullReport {
  readonly report: Report;
  /** Of every changed object, by its id. */
  readonly texts: ReadonlyMap<string, ObjectTexts>;
}

/** Everything that a reviewer is shown, and the texts behind it. */
export function reportOf(comparison: Comparison, options: ReportOptions): FullReport {
  const { base, head, notes = [], routine = new Set<string>(), edited, madeAt } = options;
  const clusters = clusterNames(comparison);
  const provenance = options.provenance ?? namesOnly(clusters);
  const changes = comparison.changes.filter(({ operation }) => operation !== 'formatting').map(maskedChange);
  const byId = new Map(changes.map((change) => [change.id, change]));
  const hits = hitsOn(changes, options.hits ?? []);
  const hitsOf = grouped(
    hits.map((hit, index) => ({ hit, index })),
    ({ hit }) => hit.object,
  );
  const open = (id: string) => (hitsOf.get(id) ?? []).filter(({ hit }) => hit.accepted === undefined);
  const verdictOf = (id: string): Verdict => {
    const verdicts = open(id).map(({ hit }) => hit.verdict);
    return verdicts.length > 0 ? worst(verdicts) : routine.has(id) || !byId.has(id) ? 'routine' : 'warn';
  };
  const rulesOf = (id: string) => (hitsOf.get(id) ?? []).map(({ hit }) => hit.rule);
  const whole = wholeOf(comparison);
  const context = { comparison, provenance, clusters, changes: byId, verdictOf };
  const groups = groupsOf(changes, provenance, whole)
    .map((group) => groupReport(group, context))
    .sort(compareGroups);
  const inGroups = grouped(
    groups.flatMap(({ id, objects }) => objects.map((object) => ({ id, object }))),
    ({ object }) => object,
  );
  const texts = new Map(changes.map((change) => [change.id, objectTexts(change)]));
  const restarts = restartsOf(changes, comparison);
  const access = accessLines(
    changes.filter((change) => change.operation !== 'remove' || whole(change) === undefined),
    rulesOf,
  );
  const opaque = opaqueReports(comparison);
  const report: Report = {
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
    answers: {
      deleted: deletedLines(changes, rulesOf, whole),
      restarts: restartLines(restarts, comparison),
      access,
      elsewhere: elsewhereLines(changes, edited, new Set(clusters)),
    },
    groups,
    objects: changes.map((change) => {
      const made = madeAt?.(change);
      const indexes = (hitsOf.get(change.id) ?? []).map(({ index }) => index);
      const groups = (inGroups.get(change.id) ?? []).map(({ id }) => id);
      return objectReport(change, {
        verdict: verdictOf(change.id),
        groups,
        hits: indexes,
        texts: texts.get(change.id) ?? {},
        ...(made !== undefined && { made }),
      });
    }),
    hits,
    opaque,
  };
  return { report, texts };
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

const VERDICTS: readonly Verdict[] = ['stop', 'two-reviewers', 'warn', 'routine'];

/** What hurts most first, then what touches most. */
function compareGroups(a: Group, b: Group): number {
  return (
    VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
    (a.effect === b.effect ? 0 : worstEffect([a.effect, b.effect]) === a.effect ? -1 : 1) ||
    b.objects.length - a.objects.length ||
    (a.title < b.title ? -1 : 1)
  );
}

/** The same from many clusters is one. */
function opaqueReports({ opaque }: Comparison): readonly OpaqueReport[] {
  const folded = foldedFolders(opaque);
  const same = grouped(opaque, (one) => [folded(one) ?? one.what, one.operation, one.before, one.after].join('\0'));
  return [...same.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { what, operation, before, after } = first;
    const folder = folded(first);
    return [
      {
        what: mask(folder === undefined ? what : `folder ${folder} (${all.length} files)`),
        operation,
        ...(before !== undefined && { before: mask(before) }),
        ...(after !== undefined && { after: mask(after) }),
        clusters: [...new Set(all.flatMap(({ cluster }) => cluster ?? []))].sort(),
        files: [...new Set(all.map(({ file }) => file))].sort(),
      },
    ];
  });
}

/** How many files of a folder that no cluster applies are said one by one. */
const SINGLE = 2;

/** The folder, three deep, that is said instead of many of its files, all of which come, go or change and are for no cluster. */
function foldedFolders(opaque: readonly OpaqueChange[]): (one: OpaqueChange) => string | undefined {
  const folderOf = ({ kind, cluster, file, operation }: OpaqueChange) => {
    const folders = file.split('/').slice(0, -1).slice(0, 3);
    return kind === 'file' && cluster === undefined && folders.length > 0
      ? [folders.join('/'), operation].join('\0')
      : '';
  };
  const folders = grouped(opaque, folderOf);
  return (one) => {
    const folder = folderOf(one);
    return folder !== '' && (folders.get(folder)?.length ?? 0) > SINGLE ? folder.split('\0')[0] : undefined;
  };
}
