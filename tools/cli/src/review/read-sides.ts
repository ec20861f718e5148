import { relative, resolve } from 'node:path';
import type { Finding } from '@delivery/findings';
import {
  clustersLayout,
  comparisonOf,
  treeOf,
  unseen,
  type Comparison,
  type KeysOf,
  type Layout,
  type Revision,
  type Tree,
  type TreeOptions,
} from '@delivery/review';
import { reviewFacts } from './cluster-facts.ts';
import { folderSides } from './folder-sides.ts';
import type { FolderThread } from './folder-thread.ts';
import { layoutOption } from './layout-option.ts';
import type { SideFile } from './side-file.ts';
import { troublesOf } from './troubles.ts';

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
  /** What is unreadable in files that differ, of the new side. */
  readonly problems: readonly Finding[];
  /** Files of `clusters/` of the new side. */
  readonly facts: readonly SideFile[];
}

export interface ReadDeps {
  readonly root: string;
  readonly cwd: string;
  /** That has begun to read the folders. @default - none */
  readonly thread?: FolderThread;
  readonly keysOf: KeysOf;
}

/** Reads both sides; nothing but files that differ is parsed before somebody asks for it. */
export async function readSides(options: SideOptions, deps: ReadDeps): Promise<Sides> {
  const layout = options.layout === undefined ? clustersLayout : layoutOption(options.layout);
  const { fromDir, toDir } = options;
  const sides =
    fromDir === undefined || toDir === undefined
      ? await ofRevisions(options, layout, deps)
      : await ofFolders(fromDir, toDir, layout, deps);
  const { before, after, notes, ...rest } = sides;
  const troubles = troublesOf(
    { files: before, tree: rest.comparison.before },
    { files: after, tree: rest.comparison.after },
  );
  return {
    ...rest,
    problems: troubles.problems,
    notes: [
      ...notes,
      ...misfitLayout(options.layout, layout, after),
      ...troubles.notes,
      ...unfollowed(rest.comparison.after),
    ],
  };
}

interface Read extends Omit<Sides, 'problems'> {
  readonly before: readonly SideFile[];
  readonly after: readonly SideFile[];
}

async function ofFolders(fromDir: string, toDir: string, layout: Layout, deps: ReadDeps): Promise<Read> {
  const { cwd, keysOf, thread } = deps;
  const { before, after } = await folderSides(fromDir, toDir, cwd, thread);
  const { factsOf } = reviewFacts([]);
  const options = { layout, factsOf };
  const comparison = comparisonOf(...treesOf(before, after, options), { keysOf });
  return {
    before,
    after,
    base: { name: nameOf(fromDir, cwd) },
    head: { name: nameOf(toDir, cwd) },
    comparison,
    notes: [],
    facts: [],
  };
}

function treesOf(
  before: readonly SideFile[],
  after: readonly SideFile[],
  options: TreeOptions,
): [before: Tree, after: Tree] {
  const old = treeOf(before, options);
  return [old, treeOf(after, { ...options, like: old })];
}

/** A program may give a folder by its whole path. */
function nameOf(folder: string, cwd: string): string {
  const path = relative(cwd, resolve(cwd, folder)) || folder;
  return path.length < folder.length ? path : folder;
}

async function ofRevisions({ base, head }: SideOptions, layout: Layout, { root, keysOf }: ReadDeps): Promise<Read> {
  const { gitSides } = await import('./git-sides.ts'); // who compares folders needs no git
  const sides = gitSides(root, base, head);
  const [oldFacts, facts] = [sides.before.filter(isFact), sides.after.filter(isFact)];
  const { factsOf, rings } = reviewFacts([...oldFacts, ...facts].map((file) => [file.path, file.bytes()]));
  const options = { layout, factsOf, isPlain: (path: string) => !path.startsWith(CLUSTERS) };
  const [before, after] = [sides.before, sides.after].map((side) => side.filter((file) => !isFact(file))) as [
    SideFile[],
    SideFile[],
  ];
  const comparison = comparisonOf(...treesOf(before, after, options), { rings, keysOf });
  // What stands beside the clusters is made from them, and told as files only.
  const [oldSeen, seen] = [before, after].map((side) => side.filter(({ path }) => path.startsWith(CLUSTERS)));
  return { ...sides, before: oldSeen ?? [], after: seen ?? [], comparison, facts };
}

const CLUSTERS = 'generated/clusters/';

function isFact({ path }: SideFile): boolean {
  return path.startsWith('clusters/');
}

/** Looks for the group first, which is known of every file. */
function unfollowed(tree: Tree): readonly string[] {
  const hasSets = tree.placements.some(({ file }) => file.mentions('argoproj.io/') && file.mentions('ApplicationSet'));
  return hasSets ? unseen(tree) : [];
}

/** A pattern with a mistake in it would put every object on no cluster. */
function misfitLayout(pattern: string | undefined, layout: Layout, files: readonly SideFile[]): readonly string[] {
  if (pattern === undefined || files.length === 0) return [];
  const fits = files.some(({ path }) => layout(path).cluster !== '' || layout(path).app !== '');
  return fits
    ? []
    : [`--layout ${JSON.stringify(pattern)} fits none of ${files.length} files, e.g. not ${files[0]?.path}`];
}
