import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@delivery/findings';
import {
  blobsAt,
  changedPaths,
  defaultBranch,
  distance,
  mergeBase,
  namedCommit,
  readBlobs,
  refuseWithoutHistory,
} from '@delivery/git';
import type { Revision } from '@delivery/review';
import { readTree } from '@delivery/tree';
import { sideFile, type SideFile } from './side-file.ts';

/** The committed tree at two revisions. */
export interface GitSides {
  readonly before: readonly SideFile[];
  readonly after: readonly SideFile[];
  readonly base: Revision;
  readonly head: Revision;
  /** Paths outside of the tree that differ: what somebody edited. */
  readonly edited: readonly string[];
  readonly notes: readonly string[];
}

/** The tree, the facts that tell what a cluster is, and the acceptances. */
const FOLDERS = ['generated', 'clusters'];

/**
 * Reads by object id, and checks out nothing. The base is where the head left the given one, so that what others merged since is not
 * taken for a change.
 *
 * @param base revision to compare with. @default the default branch
 * @param head revision that is looked at. @default the work tree
 * @throws Refusal (2) without a repository, its whole history, a revision of that name, or a tree at the base
 */
export function gitSides(root: string, base: string | undefined, head: string | undefined): GitSides {
  refuseWithoutHistory(root);
  const tip = base === undefined ? defaultBranch(root) : { name: base, commit: namedCommit(root, base) };
  const to = head === undefined ? undefined : namedCommit(root, head);
  const from = mergeBase(root, tip, to ?? namedCommit(root, 'HEAD'));
  const old = commitFiles(root, from);
  if (![...old.ids.keys()].some((path) => path.startsWith('generated/'))) throw noTree(tip.name, from);
  const next = to === undefined ? workTreeFiles(root) : commitFiles(root, to);
  const behind = distance(root, tip.commit, from).ahead;
  return {
    ...sidesOf(old, next),
    base: { name: from === tip.commit ? tip.name : `merge base with ${tip.name}`, commit: from },
    head: head === undefined ? { name: 'work tree' } : { name: head, ...(to !== undefined && { commit: to }) },
    edited: changedPaths(root, from, to).filter((path) => !path.startsWith('generated/')),
    notes: behind === 0 ? [] : [staleText(tip.name, from, behind)],
  };
}

/** Files of a revision by path, each with its blob id. */
interface Files {
  readonly ids: ReadonlyMap<string, string>;
  /** Reads one of some paths; of a commit all of them, the first time. */
  readonly reader: (paths: readonly string[]) => (path: string) => Uint8Array;
}

function commitFiles(root: string, commit: string): Files {
  const ids = blobsAt(root, commit, FOLDERS);
  const idOf = (path: string) => ids.get(path) ?? '';
  return {
    ids,
    reader: (paths) => {
      let blobs: ReadonlyMap<string, Uint8Array> | undefined;
      const read = () => (blobs ??= readBlobs(root, [...new Set(paths.map(idOf))]));
      return (path) => read().get(idOf(path)) ?? new Uint8Array();
    },
  };
}

function workTreeFiles(root: string): Files {
  return { ids: readTree(root, undefined, ['clusters']), reader: () => (path) => readFileSync(join(root, path)) };
}

/** A file with the same path and id is the same value on both sides, and is read and parsed once: of the base only blobs that differ. */
function sidesOf(old: Files, next: Files): Pick<GitSides, 'before' | 'after'> {
  const isShared = (path: string) => old.ids.get(path) === next.ids.get(path);
  const readNext = next.reader([...next.ids.keys()]);
  const readOld = old.reader([...old.ids.keys()].filter((path) => !isShared(path)));
  const after = new Map([...next.ids].map(([path, id]) => [path, sideFile(path, id, () => readNext(path))]));
  const before = [...old.ids].map(
    ([path, id]) => (isShared(path) ? after.get(path) : undefined) ?? sideFile(path, id, () => readOld(path)),
  );
  return { before, after: [...after.values()] };
}

function staleText(branch: string, base: string, behind: number): string {
  const commits = behind === 1 ? '1 commit' : `${behind} commits`;
  return `${branch} is ${commits} ahead of the base ${base.slice(0, 12)}: what they change is not in here; rebase to see both together`;
}

function noTree(base: string, commit: string): Refusal {
  const found = `no generated/ at ${commit.slice(0, 12)}, the merge base with ${base}`;
  const fix = 'name a base that holds the tree, e.g. `npm run delivery -- diff HEAD~1`';
  return new Refusal(2, [{ id: 'base-has-tree', severity: 'error', subject: base, found, fix }]);
}
