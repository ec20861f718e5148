import { namedCommit, refuseWithoutHistory, runGit } from '@delivery/git';
import { groupOf, nameOf, type Manifest } from '@delivery/manifest';
import { branchNamed } from '../rings/branches.ts';
import { factsAt, type CommitFacts } from '../rings/commit-facts.ts';
import { isProtected } from './is-protected.ts';
import { objectReader, type Blob } from './read-objects.ts';
import { removals, type Removal } from './removals.ts';
import { identityOf, treeAt, type TreeAt } from './tree-at.ts';
import { NAMES_FOLDERS, treeLog, type FileChange, type TreeCommit } from './tree-log.ts';

/** A protected object that left the tree: the engines left it on its cluster, and nobody looks after it. */
export interface Orphan {
  readonly cluster: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** Where it was. */
  readonly file: string;
  /** The commit that took it away. */
  readonly removed: TreeCommit;
  /** Absent for clusters that are not in `clusters/` any more. */
  readonly ring?: string;
  /** Whether the branch of the ring has that commit; until then the cluster's tree still has the object. Absent without such a branch. */
  readonly reached?: boolean;
  /** Commands for a person; none is run. */
  readonly look: string;
  readonly remove: string;
}

/**
 * The protected objects that the tree had once and that HEAD does not have, sorted by cluster, then by name. One that stays under another path
 * is none of them.
 *
 * @param since revision whose history does not count. @default - the whole history of HEAD counts
 * @throws Refusal (2) without a repository, its whole history, or a revision of that name
 */
export function orphansOf(root: string, since?: string): readonly Orphan[] {
  refuseWithoutHistory(root);
  const head = namedCommit(root, 'HEAD');
  const changes = treeLog(root, head, since === undefined ? undefined : namedCommit(root, since));
  const read = objectReader(root);
  read(changes.filter(({ path }) => NAMES_FOLDERS.test(path)).flatMap(bothBlobs));
  const trees = new Map<string, TreeAt>();
  const treeOf = (commit: string) => {
    const tree = trees.get(commit) ?? treeAt(root, commit, read);
    trees.set(commit, tree);
    return tree;
  };
  const now = treeOf(head);
  const gone = new Map<string, Removal>();
  for (const change of changes) {
    for (const removal of removals(change, read, (commit) => treeOf(`${commit.id}^`))) {
      const identity = identityOf(removal.blob.path);
      const key = `${removal.cluster} ${identity}`;
      if (!now.has(removal.cluster, identity) && !gone.has(key)) gone.set(key, removal);
    }
  }
  read([...gone.values()].map(({ blob }) => blob));
  const facts = factsAt(root, head);
  const orphans = [...gone.values()].flatMap((removal) =>
    read([removal.blob])
      .filter(isProtected)
      .map((manifest) => orphan(root, removal, manifest, facts)),
  );
  return orphans.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** All contents that are needed are read together. */
function bothBlobs({ path, before, after }: FileChange): readonly Blob[] {
  return [before, after].flatMap((id) => (id === undefined ? [] : { path, id }));
}

function orphan(root: string, { cluster, blob, commit }: Removal, manifest: Manifest, facts: CommitFacts): Orphan {
  const { apiVersion, kind, metadata } = manifest;
  const group = groupOf(manifest);
  const of = facts.clusters.find(({ name }) => name === cluster);
  const reached = of && hasReached(root, commit, facts.rings.find(({ name }) => name === of.ring)?.ref);
  const type = group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`;
  const operand = [type, metadata.name, ...(metadata.namespace === undefined ? [] : ['-n', metadata.namespace])];
  const command = (verb: string) => ['kubectl', '--context', cluster, verb, ...operand].join(' ');
  return {
    cluster,
    apiVersion,
    kind,
    ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
    name: metadata.name,
    file: blob.path,
    removed: commit,
    ...(of && { ring: of.ring }),
    ...(reached !== undefined && { reached }),
    look: command('get'),
    remove: command('delete'),
  };
}

function hasReached(root: string, { id }: TreeCommit, ref: string | undefined): boolean | undefined {
  const branch = ref === undefined ? undefined : branchNamed(root, ref);
  if (branch === undefined) return undefined;
  return runGit(root, ['merge-base', '--is-ancestor', id, branch.commit]).status === 0;
}

function orderOf({ cluster, kind, namespace, name }: Orphan): string {
  return [
    cluster,
    nameOf({ apiVersion: '', kind, metadata: { name, ...(namespace !== undefined && { namespace }) } }),
  ].join(' ');
}
