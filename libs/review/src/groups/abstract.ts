import type { Atom } from './atom.ts';
import { fieldKey, objectName, valueText } from './atom.ts';
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
    if (!field || [field.before, field.after].some((value) => RAW_VALUE.test(valueText(value)))) return [];
    const facts = provenance(change.key.cluster, objectName(change), field.path).filter(
      ({ value }) => value.length >= SHORTEST,
    );
    const [before, used] = replaceFacts(valueText(field.before), facts);
    const [after, more] = replaceFacts(valueText(field.after), facts);
    const names = [...new Set([...used, ...more])];
    return names.length === 0 ? [] : [{ atom, next: { ...atom, key: fieldKey(field, before, after), facts: names } }];
  });
  const counts = new Map<string, number>();
  for (const { next } of candidates) counts.set(next.key, (counts.get(next.key) ?? 0) + 1);
  // what stays alone is said as it is
  return candidates
    .filter(({ next }) => (counts.get(next.key) ?? 0) > 1)
    .map(({ atom, next }) => [atom, next] as const);
}

/** Longest facts first, each as a whole token. */
export function replaceFacts(text: string, facts: readonly FactToken[]): readonly [string, readonly string[]] {
  const used: string[] = [];
  let result = text;
  for (const { name, value } of [...facts].sort((a, b) => b.value.length - a.value.length)) {
    const parts = result.split(new RegExp(`(?<![A-Za-z0-9])${escaped(value)}(?![A-Za-z0-9])`));
    if (parts.length === 1) continue;
    used.push(name);
    result = parts.join(`<${name}>`);
  }
  return [result, used];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/**
 * Where nothing tells what depends on what: the name of a cluster, and each run of its parts that no other cluster has in its name, e.g.
 * `eu-west-1` of `aws-prod-eu-west-1`.
 */
export function namesOnly(clusters: readonly string[]): Provenance {
  const all = new Map(clusters.map((cluster) => [cluster, runsOf(cluster)]));
  const own = new Map(
    [...all].map(([cluster, runs]) => {
      const others = [...all].filter(([other]) => other !== cluster).flatMap(([, more]) => more);
      const taken = new Set(others);
      return [cluster, runs.filter((run) => !taken.has(run)).map((value) => ({ name: 'cluster', value }))];
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
