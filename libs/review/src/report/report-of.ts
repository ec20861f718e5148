import type { Change } from '../diff/change.ts';
import { worstEffect } from '../effects/effect.ts';
import { namesOnly, type Provenance } from '../groups/abstract.ts';
import { groupReport } from '../groups/group-report.ts';
import { grouped } from '../grouped.ts';
import { groupsOf } from '../groups/groups.ts';
import { wholeOf } from '../groups/whole.ts';
import type { Comparison } from '../risk/comparison.ts';
import type { Verdict } from '../verdict.ts';
import { accessLines } from './answers/access.ts';
import { deletedLines } from './answers/deleted.ts';
import { elsewhereLines } from './answers/elsewhere.ts';
import { restartLines } from './answers/restarts.ts';
import { maskedChange } from './masked-change.ts';
import { objectReport, objectTexts } from './object-report.ts';
import type { Group, ObjectTexts, Report } from './report.ts';
import { summarize, type Summary, type SummaryOptions } from './summary.ts';

export interface ReportOptions extends SummaryOptions {
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

/** What differs, each change once. */
export type GroupedReport = Summary & Pick<Report, 'groups'>;

/** A report without answers, for those who only ask what differs. */
export function groupedReport(
  comparison: Comparison,
  options: ReportOptions,
): { readonly report: GroupedReport; readonly objects: () => Report['objects'] } {
  const { summary, groups, objects } = partsOf(comparison, options);
  return { report: { ...summary, groups }, objects: () => objects().objects };
}

/** Everything that a reviewer is shown, and the texts behind it. */
export function reportOf(comparison: Comparison, options: ReportOptions): FullReport {
  const { summary, changes, clusters, restarts, hitsOf, groups, whole, objects } = partsOf(comparison, options);
  const rulesOf = (id: string) => hitsOf(id).flatMap((index) => summary.hits[index]?.rule ?? []);
  const access = accessLines(
    changes.filter((change) => change.operation !== 'remove' || whole(change) === undefined),
    rulesOf,
  );
  const answers = {
    deleted: deletedLines(changes, rulesOf, whole),
    restarts: restartLines(restarts, comparison),
    access,
    elsewhere: elsewhereLines(changes, options.edited, new Set(clusters)),
  };
  const { texts, ...all } = objects();
  return { report: { ...summary, answers, groups, ...all }, texts };
}

/** What reports are made of; what is shown of single objects when it is asked for. */
function partsOf(comparison: Comparison, options: ReportOptions) {
  const { summary, clusters, verdictOf, hitsOf, ...raw } = summarize(comparison, options);
  const provenance = options.provenance ?? namesOnly(clusters);
  const changes = raw.changes.map(maskedChange);
  const byId = new Map(changes.map((change) => [change.id, change]));
  const whole = wholeOf(comparison);
  const context = { comparison, provenance, clusters, changes: byId, verdictOf };
  const groups = groupsOf(changes, provenance, whole)
    .map((group) => groupReport(group, context))
    .sort(compareGroups);
  const objects = () => {
    const inGroups = grouped(
      groups.flatMap(({ id, objects }) => objects.map((object) => ({ id, object }))),
      ({ object }) => object,
    );
    const texts = new Map(changes.map((change) => [change.id, objectTexts(change)]));
    const reports = changes.map((change) => {
      const made = options.madeAt?.(change);
      return objectReport(change, {
        verdict: verdictOf(change.id),
        groups: (inGroups.get(change.id) ?? []).map(({ id }) => id),
        hits: hitsOf(change.id),
        texts: texts.get(change.id) ?? {},
        ...(made !== undefined && { made }),
      });
    });
    return { objects: reports, texts };
  };
  return { ...raw, summary, clusters, hitsOf, changes, groups, whole, objects };
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
