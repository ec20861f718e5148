import type { Atom } from './atom.ts';
import { fieldKey, jsonText, objectName } from './atom.ts';
import { fieldText, type FieldPath } from '../diff/path.ts';

/** A fact of a cluster on which a field depends, and its value as text, e.g. `cluster.region`, `eu-west-1`. */
export interface FactToken {
  readonly name: string;
  readonly value: string;
}

/**
 * The facts behind a field of an object on a cluster.
 *
 * @param object as `keyOf` of libs/manifest says it
 */
export type Provenance = (cluster: string, object: string, path: FieldPath) => readonly FactToken[];

/** Shorter tokens stand in values by chance. */
const SHORTEST = 4;
/** In these a token that belongs to one cluster is what has to be looked at. */
const RAW_KINDS = /^(?:rbac\.authorization\.k8s\.io)\//;
const RAW_VALUE = /sha256:[0-9a-f]{64}|\b\d+\.\d+\.\d+\.\d+\/\d+\b|[0-9a-f]*:[0-9a-f:]+\/\d+/i;

/**
 * The same atoms, where those that differ between clusters by a fact of the cluster alone have one key: `<cluster.region>` in the
 * place of `eu-west-1`. Only whole tokens of at least four characters, and never in digests, RBAC and CIDRs.
 */
export function abstracted(atoms: readonly Atom[], provenance: Provenance): readonly Atom[] {
  const slots = new Map<string, Atom[]>();
  for (const atom of atoms) {
    if (!atom.field) continue;
    const slot = [objectName(atom.change), fieldText(atom.field.path), atom.field.operation].join('\0');
    const others = slots.get(slot);
    if (others) others.push(atom);
    else slots.set(slot, [atom]);
  }
  const replaced = new Map<Atom, Atom>();
  for (const slot of slots.values()) for (const [atom, other] of general(slot, provenance)) replaced.set(atom, other);
  return atoms.map((atom) => replaced.get(atom) ?? atom);
}

function general(slot: readonly Atom[], provenance: Provenance): readonly (readonly [Atom, Atom])[] {
  const differing = new Set(slot.map(({ key }) => key)).size;
  const [first] = slot;
  if (differing < 2 || first === undefined || RAW_KINDS.test(objectName(first.change))) return [];
  const candidates = slot.flatMap((atom) => {
    const { field, change } = atom;
    if (!field || atom.configs || [field.before, field.after].some((value) => RAW_VALUE.test(jsonText(value))))
      return [];
    const facts = provenance(change.key.cluster, objectName(change), field.path).filter(
      ({ value }) => value.length >= SHORTEST,
    );
    const [before, used] = replaceFacts(jsonText(field.before), facts);
    const [after, more] = replaceFacts(jsonText(field.after), facts);
    const names = [...new Set([...used, ...more])];
    return names.length === 0 || before === after
      ? []
      : [{ atom, next: { ...atom, key: fieldKey(change, field, before, after), facts: names } }];
  });
  const counts = new Map<string, number>();
  for (const { next } of candidates) counts.set(next.key, (counts.get(next.key) ?? 0) + 1);
  // what stays alone is said as it is
  return candidates
    .filter(({ next }) => (counts.get(next.key) ?? 0) > 1)
    .map(({ atom, next }) => [atom, next] as const);
}

/** Each as a whole token, the longest first. */
export function replaceFacts(text: string, facts: readonly FactToken[]): readonly [string, readonly string[]] {
  if (facts.length === 0) return [text, []];
  const used = new Set<string>();
  const names = new Map(facts.map(({ name, value }) => [value, name]));
  const values = [...names.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const result = text.replace(new RegExp(`(?<![A-Za-z0-9])(?:${values.join('|')})(?![A-Za-z0-9])`, 'g'), (value) => {
    const name = names.get(value) ?? value;
    used.add(name);
    return `<${name}>`;
  });
  return [result, [...used]];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/**
 * Where nothing tells what depends on what: the name of a cluster, and each run of its parts that no other cluster has in its name, e.g.
 * `eu-west-1` of `aws-prod-eu-west-1`.
 */
export function namesOnly(clusters: readonly string[]): Provenance {
  const counts = new Map<string, number>();
  const all = new Map(clusters.map((cluster) => [cluster, [...new Set(runsOf(cluster))]]));
  for (const run of [...all.values()].flat()) counts.set(run, (counts.get(run) ?? 0) + 1);
  const own = new Map(
    [...all].map(([cluster, runs]) => {
      const unique = runs.filter((run) => counts.get(run) === 1);
      return [cluster, unique.map((value) => ({ name: value === cluster ? 'cluster' : 'part of cluster', value }))];
    }),
  );
  return (cluster) => own.get(cluster) ?? [];
}

/** Every run of the parts of a name: `a-b-c` → `a`, `a-b`, `a-b-c`, `b`, `b-c`, `c`. */
function runsOf(name: string): readonly string[] {
  const parts = name.split('-');
  return parts.flatMap((_, from) =>
    parts.slice(from).map((__, length) => parts.slice(from, from + length + 1).join('-')),
  );
}
