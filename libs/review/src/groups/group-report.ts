import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Change } from '../diff/change.ts';
import { fieldText } from '../diff/path.ts';
import type { Effect } from '../effects/effect.ts';
import { effectOf } from '../effects/effect-of.ts';
import type { Group, GroupField } from '../report/report.ts';
import { valueText } from '../report/value-text.ts';
import type { Comparison } from '../risk/comparison.ts';
import { worst, type Verdict } from '../verdict.ts';
import { replaceFacts, type Provenance } from './abstract.ts';
import { objectName, type Atom } from './atom.ts';
import { subjectsOf, type AtomGroup } from './groups.ts';
import { outliersOf } from './outliers.ts';
import { objectLike } from './siblings.ts';
import { titleOf } from './title.ts';

export interface GroupContext {
  readonly comparison: Comparison;
  readonly provenance: Provenance;
  /** In the order in which clusters are shown. */
  readonly clusters: readonly string[];
  /** By id. */
  readonly changes: ReadonlyMap<string, Change>;
  readonly verdictOf: (id: string) => Verdict;
  /** Clusters that come or go as a whole. */
  readonly whole: ReadonlySet<string>;
}

const SEVERITY: readonly Effect[] = ['none', 'live', 'rolling-restart', 'refused', 'recreate', 'delete'];

/** The effect that hurts most. */
export function worstEffect(effects: Iterable<Effect>): Effect {
  return SEVERITY[Math.max(0, ...[...effects].map((effect) => SEVERITY.indexOf(effect)))] ?? 'none';
}

/** A group as reports show it. */
export function groupReport(group: AtomGroup, context: GroupContext): Group {
  const { comparison, clusters, changes, verdictOf, whole } = context;
  const { operation } = group;
  const subjects = subjectsOf(group);
  const [subject = ''] = subjects.values();
  const apps = [...new Set(group.changes.map(({ app }) => app))];
  const on = new Set(group.changes.map(({ key }) => key.cluster));
  const fields = group.atoms.flatMap((atom) => fieldOf(atom, context));
  const objects = group.changes.map(({ id }) => id);
  const title = titleOf(group, whole);
  const effects = group.changes.flatMap((change) => effectsIn(change, group));
  const [{ change: example } = {}] = group.atoms;
  const has = (cluster: string) =>
    on.has(cluster) ||
    (example !== undefined &&
      [comparison.before, comparison.after].some((tree) => objectLike(tree, example, cluster) !== undefined));
  const more = subjects.size === 1 ? '' : ` and ${subjects.size - 1} more`;
  return {
    id: bytesToHex(sha256(utf8ToBytes([title, operation, ...objects].join('\n')))).slice(0, 12),
    title,
    app: apps.length === 1 ? (apps[0] ?? '') : `${apps.length} apps`,
    subject: subject + more,
    operation,
    effect: worstEffect(effects),
    verdict: worst(objects.map(verdictOf)),
    fields,
    clusters: clusters.filter((cluster) => on.has(cluster)),
    of: clusters.filter(has).length,
    outliers: outliersOf(group, clusters, changes, comparison),
    objects,
  };
}

function effectsIn(change: Change, group: AtomGroup): readonly Effect[] {
  if (group.operation !== 'change') return [effectOf(change)];
  const paths = new Set(group.atoms.flatMap(({ field }) => (field ? [fieldText(field.path)] : [])));
  return change.fields.filter(({ path }) => paths.has(fieldText(path))).map((field) => effectOf(change, field));
}

function fieldOf({ change, field, facts: names }: Atom, { provenance }: GroupContext): GroupField[] {
  if (!field) return [];
  const { path, operation, before, after } = field;
  const known = names === undefined ? [] : provenance(change.key.cluster, objectName(change), path);
  const text = (value: unknown) => replaceFacts(valueText(value), known)[0];
  return [
    {
      path: fieldText(path),
      operation,
      ...(before !== undefined && { before: text(before) }),
      ...(after !== undefined && { after: text(after) }),
      effect: effectOf(change, field),
      ...(names !== undefined && { facts: names }),
    },
  ];
}
