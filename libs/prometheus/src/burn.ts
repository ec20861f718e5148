import type { Objective } from '@delivery/fleet';

/** How many times faster than allowed: at this rate an hour takes 2 % of the error budget of 30 days. */
const fast = 14.4;

/**
 * The ratio of failed requests, from 0 to 1, at which the error budget of an objective burns so fast that somebody must act at once.
 * At most 1, so that a service of which every request fails is over it, whatever its objective.
 *
 * @see https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts
 */
export function fastBurn({ availability }: Pick<Objective, 'availability'>): number {
  const ratio = (fast * (100 - availability)) / 100;
  // six digits: the text must not hold what floating point left behind, e.g. 0.0014400000000001311
  return Math.min(1, Number(ratio.toPrecision(6)));
}
