import type { Finding } from '@delivery/findings';
import type { Sides } from './read-sides.ts';

/** Whether nothing is left of what the base has for its clusters: no acceptance makes that one right. */
export function isTreeGone({ comparison: { before, after } }: Pick<Sides, 'comparison'>): boolean {
  const holds = ({ placements }: typeof before) => placements.some(({ plain }) => !plain);
  return holds(before) && !holds(after);
}

export const treeGone: Finding = {
  id: 'tree-gone',
  severity: 'error',
  subject: 'the whole tree',
  found: 'no file is left, so that every object of every cluster would be deleted',
  fix: 'run `npm run synth` here, or restore the folder',
};
