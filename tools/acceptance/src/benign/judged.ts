import { emit } from '@delivery/manifest';
import { comparisonOf, inspect, treeOf, type Change, type Judged, type Tree, type TreeFile } from '@delivery/review';
import { rules } from '@delivery/review/rules';
import { clusters, files, rings, textFile } from './committed.ts';
import { keysOf } from './merge-keys.ts';
import type { Pair, Written } from './pair.ts';

const facts = new Map(clusters.map(({ name, ...rest }) => [name, rest]));

/** What differs in a pair, and what the rules say of it. Both sides hold the whole of each cluster that the pair changes, and no other cluster. */
export function judge({ before, after }: Pair): {
  readonly changes: readonly Change[];
  readonly hits: readonly Judged[];
} {
  const names = clustersOf([...before.keys(), ...after.keys()]);
  const old = filesOf(before);
  const next = filesOf(after).map((file) => old.find(({ path, id }) => path === file.path && id === file.id) ?? file);
  const base = old.length === 0 ? untouched(names) : side(names, old);
  const comparison = comparisonOf(base, side(names, next), { rings, keysOf });
  return { changes: comparison.changes, hits: inspect(comparison, rules) };
}

/** Clouds on whose clusters something changes. */
export function cloudsOf(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ key }) => facts.get(key.cluster)?.cloud ?? []));
}

const known = new Map<string, Tree>();

function untouched(names: readonly string[]): Tree {
  const tree = known.get(names.join()) ?? side(names, []);
  known.set(names.join(), tree);
  return tree;
}

function side(names: readonly string[], written: readonly TreeFile[]): Tree {
  const own = [...names.flatMap((name) => byCluster.get(name) ?? []), ...shared];
  const all = [...new Map([...own, ...written].map((file) => [file.path, file])).values()];
  return treeOf(all, { factsOf: (name) => facts.get(name) });
}

const byCluster = new Map(
  clusters.map(({ name }) => [name, files.filter(({ path }) => path.startsWith(`generated/clusters/${name}/`))]),
);
const shared = files.filter(({ path }) => !path.startsWith('generated/clusters/'));

function filesOf(written: Written): readonly TreeFile[] {
  return [...written].map(([path, manifest]) => textFile(path, emit(manifest)));
}

function clustersOf(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.map((path) => path.split('/')[2]!))].sort();
}
