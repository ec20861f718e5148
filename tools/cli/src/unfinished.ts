import { Refusal } from '@delivery/findings';
import { isUnfinished, MARK, nodeFs } from '@delivery/tree';

/**
 * Every command but synth begins with this.
 *
 * @throws Refusal (4) while a write of the tree is under way, or did not finish
 */
export function refuseUnfinished(root: string): void {
  if (!isUnfinished(root, nodeFs)) return;
  const fix = 'run `npm run synth`: it renders again and repairs the tree';
  const found = 'a write that has not finished, so that files may be old, new or missing';
  throw new Refusal(4, [
    { id: 'tree-unfinished', severity: 'error', subject: 'generated/', at: { file: MARK }, found, fix },
  ]);
}
