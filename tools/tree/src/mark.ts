import { join } from 'node:path';
import type { TreeFs } from './fs.ts';

/** Folder of the tree. */
export const TREE = 'generated';
/**
 * The one managed file outside the tree. It is ours while a rendering gives it; a repository that renders none keeps its own.
 *
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export const CODEOWNERS = '.github/CODEOWNERS';
/** Folders of files that are no Kubernetes objects, so that no content tells whose they are: the commit does. */
export const PLAIN = ['alertmanager', 'falco', 'helm', 'kustomize', 'opentelemetry', 'prometheus'].map(
  (folder) => `${TREE}/${folder}/`,
);
/** Stands while the tree is being written; left behind by a write that did not finish. */
export const MARK = 'generated/.unfinished';
export const LOCK = 'generated/.lock';
/** End of the name of a file that is written beside its place. */
export const BESIDE = '.unfinished';

export function isUnfinished(root: string, fs: TreeFs): boolean {
  return fs.read(join(root, MARK)) !== undefined;
}
