import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { git } from '@delivery/git';

/** What git is in the middle of. */
export type Operation = 'merge' | 'rebase' | 'am' | 'cherry-pick' | 'revert';

/** The files that tell; a rebase first, because it merges and picks too. */
const marks: readonly (readonly [file: string, operation: Operation])[] = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply/applying', 'am'],
  ['rebase-apply', 'rebase'],
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
];

/** Undefined: nothing that can be continued. */
export function operationIn(root: string): Operation | undefined {
  const args = marks.flatMap(([file]) => ['--git-path', file]);
  const files = git(root, ['rev-parse', ...args])
    .toString('utf8')
    .split('\n');
  return marks.find((_, i) => existsSync(resolve(root, files[i] ?? '')))?.[1];
}
