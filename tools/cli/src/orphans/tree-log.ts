import { git } from '@delivery/git';

/** A file that a commit removed from the tree or changed. */
export interface FileChange {
  readonly path: string;
  /** Blob that it was before. */
  readonly before: string;
  /** Blob that it is after; absent: it is gone. */
  readonly after?: string;
  readonly commit: TreeCommit;
}

export interface TreeCommit {
  /** 40 hex digits. */
  readonly id: string;
  /** Of the committer, e.g. `2026-05-31`. */
  readonly date: string;
  readonly subject: string;
}

/** Files whose change may take CustomResourceDefinitions from a cluster: they name the folders that it syncs. */
export const NAMES_FOLDERS = /^generated\/clusters\/[^/]+\/(?:gitops\/|bootstrap\/.*\/gitrepository\.)/;

const COMMIT = '\x1e';
const PART = '\x1f';
const ENTRY = /:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([DM])\0([^\0]+)\0/g;

/**
 * What left `generated/` along the first parents of a commit, and what names folders of it in another way; the latest commit first. A file that
 * moved left its old path.
 *
 * @param since a commit whose history does not count. @default - the whole history counts
 */
export function treeLog(root: string, head: string, since?: string): readonly FileChange[] {
  const format = `--format=${COMMIT}%H${PART}%cs${PART}%s${PART}`;
  const options = ['--first-parent', '-m', '--raw', '--no-abbrev', '--no-renames', '--diff-filter=DM', '-z', format];
  const range = since === undefined ? [head] : [head, `^${since}`];
  const output = git(root, ['log', ...options, ...range, '--', 'generated/clusters', 'generated/crds']);
  return output
    .toString('utf8')
    .split(COMMIT)
    .slice(1)
    .flatMap((text) => {
      const [id = '', date = '', subject = '', entries = ''] = text.split(PART);
      return [...entries.matchAll(ENTRY)].flatMap(([, before = '', after = '', status, path = '']) => {
        if (status === 'M' && !NAMES_FOLDERS.test(path)) return [];
        return { path, before, ...(status === 'M' && { after }), commit: { id, date, subject } };
      });
    });
}
