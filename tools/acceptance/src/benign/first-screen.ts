import type { Synthesis } from '@delivery/cli/synth';
import {
  comparisonOf,
  hitReport,
  inspect,
  reportOf,
  routine,
  screenText,
  treeOf,
  type Tree,
  type TreeFile,
  type Verdict,
} from '@delivery/review';
import { rules } from '@delivery/review/rules';
import { rings, textFile } from './committed.ts';
import { keysOf } from './merge-keys.ts';

/** What a reviewer of an edit of the sources is shown first. */
export function firstScreen(
  before: Synthesis,
  after: Synthesis,
  edited: readonly string[],
): { readonly verdict: Verdict; readonly screen: string } {
  const known = new Map<string, TreeFile>();
  const comparison = comparisonOf(treeIn(before, known), treeIn(after, known), { rings, keysOf });
  const isRoutine = routine(comparison);
  const { report } = reportOf(comparison, {
    base: { name: 'main' },
    head: { name: 'work tree' },
    hits: inspect(comparison, rules).map((hit) => hitReport(hit, comparison)),
    routine: new Set(comparison.changes.filter(isRoutine).map(({ id }) => id)),
    edited,
  });
  return { verdict: report.verdict, screen: `\n${screenText(report)}` };
}

/** @param known - files by path and text, so that both sides share those that are equal */
function treeIn({ files, clusters }: Synthesis, known: Map<string, TreeFile>): Tree {
  const facts = new Map(clusters.map(({ name, environment, cloud, ring }) => [name, { environment, cloud, ring }]));
  const found = [...files].map(([path, { text }]) => {
    const key = `${path}\0${text}`;
    const file = known.get(key) ?? textFile(path, text);
    known.set(key, file);
    return file;
  });
  return treeOf(
    found.filter(({ path }) => path.startsWith('generated/')),
    { factsOf: (name) => facts.get(name), isPlain: (path) => !path.startsWith('generated/clusters/') },
  );
}
