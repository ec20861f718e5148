import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Change } from '../diff/change.ts';
import { fieldText } from '../diff/path.ts';
import { worstEffect, type Effect } from '../effects/effect.ts';
import { effectOf } from '../effects/effect-of.ts';
import type { Group, GroupField } from '../report/report.ts';
import { valueText } from '../report/value-text.ts';
import type { Comparison } from '../risk/comparison.ts';
import { worst, type Verdict } from '../verdict.ts';
import { replaceFacts, type Provenance } from './abstract.ts';
import { objectName, placeText, type Atom } from './atom.ts';
import { subjectsOf, type AtomGroup } from './groups.ts';
import { likeIn, outliersOf } from './outliers.ts';
import { titleOf } from './title.ts';
import { whereText } from './where.ts';
import { appsOf, type Whole } from './whole.ts';

export interface GroupContext {
  readonly comparison: Comparison;
  readonly provenance: Provenance;
  /** In the order in which clusters are shown. */
  readonly clusters: readonly string[];
  /** By id. */
  readonly changes: ReadonlyMap<string, Change>;
  readonly verdictOf: (id: string) => Verdict;
}

/** A group as reports show it. */
export function groupReport(group: AtomGroup, context: GroupContext): Group {
  const { comparison, clusters, changes, verdictOf } = context;
  const { operation } = group;
  const apps = [...new Set(group.changes.map(({ app }) => app))];
  const on = new Set(group.changes.map(({ key }) => key.cluster));
  const objects = group.changes.map(({ id }) => id);
  const title = titleOf(group);
  const like = likeIn(group);
  const others = new Map(
    clusters.flatMap((cluster) => {
      const object = on.has(cluster) ? undefined : like(comparison.after, cluster);
      return object === undefined ? [] : [[cluster, object] as const];
    }),
  );
  const had = (cluster: string) =>
    group.whole ? hadWhole(group.whole, cluster, comparison) : like(comparison.before, cluster) !== undefined;
  const having = clusters.filter((cluster) => on.has(cluster) || others.has(cluster) || had(cluster));
  const where = whereText(on, having, comparison);
  return {
    id: bytesToHex(sha256(utf8ToBytes([title, operation, ...objects].join('\n')))).slice(0, 12),
    title,
    app: apps.length === 1 ? (apps[0] ?? '') : `${apps.length} apps`,
    subject: subjectText(group),
    operation,
    effect: worstEffect(group.changes.flatMap((change) => effectsIn(change, group))),
    verdict: worst(objects.map(verdictOf)),
    fields: group.atoms.flatMap((atom) => fieldOf(atom, context)),
    clusters: clusters.filter((cluster) => on.has(cluster)),
    of: having.length,
    ...(where !== undefined && { where }),
    outliers: outliersOf(group, others, changes),
    objects,
  };
}

function subjectText(group: AtomGroup): string {
  if (group.whole) return `${group.whole.kind} ${group.whole.name}`;
  const [subject = '', ...more] = subjectsOf(group).values();
  return more.length === 0 ? subject : `${subject} and ${more.length} more`;
}

function hadWhole({ kind, name }: Whole, cluster: string, { before, after }: Comparison): boolean {
  return kind === 'app' && [before, after].some((tree) => appsOf(tree).get(name)?.has(cluster));
}

function effectsIn(change: Change, group: AtomGroup): readonly Effect[] {
  if (group.operation !== 'change') return [effectOf(change)];
  const places = new Set(group.atoms.flatMap((atom) => (atom.field ? [placeText(atom.change, atom.field)] : [])));
  return change.fields.filter((field) => places.has(placeText(change, field))).map((field) => effectOf(change, field));
}

function fieldOf({ change, field, facts: names, configs }: Atom, { provenance }: GroupContext): GroupField[] {
  if (!field) return [];
  const { path, operation, before, after } = field;
  const known = names === undefined ? [] : provenance(change.key.cluster, objectName(change), path);
  const text = (value: unknown) => (configs ? '<content hash>' : replaceFacts(valueText(value), known)[0]);
  const facts = configs ? ['content hash'] : names;
  return [
    {
      path: fieldText(path),
      operation,
      ...(before !== undefined && { before: text(before) }),
      ...(after !== undefined && { after: text(after) }),
      effect: effectOf(change, field),
      ...(facts !== undefined && { facts }),
    },
  ];
}
