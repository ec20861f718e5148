import { at } from '../../tree/fields.ts';
import type { Manifest } from '@delivery/manifest';

/**
 * How many pods may go at once under a budget. Undefined where the tree does not say how many there are and the budget needs it.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
 */
export function allowedDisruptions(budget: Manifest, pods: number): number | undefined {
  const maxUnavailable = at(budget, 'spec', 'maxUnavailable');
  const minAvailable = at(budget, 'spec', 'minAvailable');
  const [most, least] = [countOf(maxUnavailable, pods, Math.ceil), countOf(minAvailable, pods, Math.ceil)];
  if (most === 0 || minAvailable === '100%') return 0;
  if (pods === 0) return undefined;
  if (most !== undefined) return Math.min(most, pods);
  return least === undefined ? pods : Math.max(0, pods - least);
}

/** A number of pods, or a part of them, e.g. `25%`. */
export function countOf(value: unknown, pods: number, round: (count: number) => number): number | undefined {
  if (typeof value === 'number') return value;
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  if (percent === undefined) return undefined;
  // Of an unknown number any part may be one pod.
  return pods === 0 && percent !== '0' ? undefined : round((Number(percent) / 100) * pods);
}
