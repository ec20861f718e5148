import { join } from 'node:path';
import type { TreeFs } from './fs.ts';

/** Folder of the tree. */
export const TREE = 'generated';
/** Stands while the tree is being written; left behind by a write that did not finish. */
export const MARK = 'generated/.unfinished';
export const LOCK = 'generated/.lock';
/** End of the name of a file that is written beside its place. */
export const BESIDE = '.unfinished';

export function isUnfinished(root: string, fs: TreeFs): boolean {
  return fs.read(join(root, MARK)) !== undefined;
}
