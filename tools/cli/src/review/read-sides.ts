import type { Finding } from '@delivery/findings';
import { comparisonOf, layoutOf, treeOf, type Comparison, type KeysOf, type Revision } from '@delivery/review';
import { reviewFacts } from './cluster-facts.ts';
import { folderSides } from './folder-sides.ts';
import { gitSides } from './git-sides.ts';
import type { SideFile } from './side-file.ts';

/** What is compared. */
export interface SideOptions {
  /** Revision. @default - the default branch */
  readonly base?: string;
  /** Revision. @default - the work tree */
  readonly head?: string;
  /** Folders of YAML from anywhere, instead of revisions. */
  readonly fromDir?: string;
  readonly toDir?: string;
  /** How paths name cluster and app, e.g. `envs/{cluster}/{app}/**`. @default - `clusters/{cluster}/apps/{app}` */
  readonly layout?: string;
}

/** Two sides, and what differs between them. */
export interface Sides {
  readonly base: Revision;
  readonly head: Revision;
  readonly comparison: Comparison;
  /** Paths of sources that differ; undefined for folders, of which nobody knows what they were made from. */
  readonly edited?: readonly string[];
  readonly notes: readonly string[];
  /** Unreadable and misplaced content of files that differ, of the new side. */
  readonly problems: () => readonly Finding[];
  /** Files of `clusters/` of the new side. */
  readonly facts: readonly SideFile[];
}

export function readSides(
  options: SideOptions,
  { root, cwd, keysOf }: { root: string; cwd: string; keysOf: KeysOf },
): Sides {
  const { base, head, fromDir, toDir } = options;
  const layout = options.layout === undefined ? {} : { layout: layoutOf(options.layout) };
  if (fromDir !== undefined && toDir !== undefined) {
    const { before, after } = folderSides(fromDir, toDir, cwd);
    const { factsOf } = reviewFacts([]);
    const comparison = comparisonOf(treeOf(before, { ...layout, factsOf }), treeOf(after, { ...layout, factsOf }), {
      keysOf,
    });
    return {
      base: { name: fromDir },
      head: { name: toDir },
      comparison,
      notes: [],
      facts: [],
      problems: () => problems(before, after),
    };
  }
  const sides = gitSides(root, base, head);
  const [oldFacts, facts] = [sides.before.filter(isFact), sides.after.filter(isFact)];
  const { factsOf, rings } = reviewFacts([...oldFacts, ...facts].map(({ path, bytes }) => [path, bytes()]));
  const treeOptions = { ...layout, factsOf, isPlain: (path: string) => !path.startsWith('generated/clusters/') };
  const [before, after] = [sides.before, sides.after].map((side) => side.filter((file) => !isFact(file))) as [
    SideFile[],
    SideFile[],
  ];
  const comparison = comparisonOf(treeOf(before, treeOptions), treeOf(after, treeOptions), { rings, keysOf });
  return { ...sides, comparison, facts, problems: () => problems(before.filter(isSynced), after.filter(isSynced)) };
}

/** Whether an engine reads it: charts and other files beside the clusters hold templates. */
function isSynced({ path }: SideFile): boolean {
  return path.startsWith('generated/clusters/') || path.startsWith('generated/crds/');
}

function isFact({ path }: SideFile): boolean {
  return path.startsWith('clusters/');
}

function problems(before: readonly SideFile[], after: readonly SideFile[]): readonly Finding[] {
  const known = new Set(before);
  return after.filter((file) => !known.has(file)).flatMap((file) => file.problems());
}
