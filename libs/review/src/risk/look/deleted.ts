import type { Comparison } from '../comparison.ts';
import type { TreeObject } from '../../tree/tree.ts';
import { gone } from './changed.ts';
import { prunedBy } from './prune.ts';

/** Objects that leave the tree and that nothing keeps on their cluster; kinds as `group/Kind`, none for any. */
export function deleted(comparison: Comparison, ...kinds: readonly string[]): readonly TreeObject[] {
  return gone(comparison, ...kinds).flatMap(({ before }) => (prunedBy(before) === undefined ? [] : [before]));
}
