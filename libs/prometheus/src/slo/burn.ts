import type { AlertSeverity } from '@delivery/catalog';

/**
 * One rule of burning: the error budget goes `factor` times faster than allowed, over the long window and still in the short one.
 *
 * @see https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts
 */
export interface Burn {
  /** End of the alert's name, e.g. `BurnFast`. */
  readonly name: string;
  readonly factor: number;
  readonly long: Window;
  readonly short: Window;
  readonly severity: AlertSeverity;
  /** @default - that of the scrape interval, see `fastFor` */
  readonly for?: string;
  /** Minutes between the samples of its cases: as few samples as its windows need. */
  readonly stepMinutes: number;
}

export const windows = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'] as const;
export type Window = (typeof windows)[number];

export const minutesOf: Readonly<Record<Window, number>> = {
  '5m': 5,
  '30m': 30,
  '1h': 60,
  '2h': 120,
  '6h': 360,
  '1d': 1440,
  '3d': 4320,
};

/** Of a budget of 30 days they take 2 % in 1 h, 5 % in 6 h, 10 % in a day, 10 % in three days. */
export const burns: readonly Burn[] = [
  { name: 'BurnFast', factor: 14.4, long: '1h', short: '5m', severity: 'page', stepMinutes: 1 },
  { name: 'BurnSlow', factor: 6, long: '6h', short: '30m', severity: 'page', for: '15m', stepMinutes: 5 },
  { name: 'BurnDay', factor: 3, long: '1d', short: '2h', severity: 'ticket', for: '1h', stepMinutes: 10 },
  { name: 'BurnThreeDays', factor: 1, long: '3d', short: '6h', severity: 'ticket', for: '3h', stepMinutes: 10 },
];

/** Scraped every 15 s, four bad samples in a row say enough; every 30 s, one more minute keeps a single bad scrape from paging. */
export function fastFor(scrapeSeconds: 15 | 30): string | undefined {
  return scrapeSeconds === 15 ? undefined : '1m';
}

/** Above it a service of which nearly everything fails is over the threshold, whatever its objective. */
const highest = 0.9;

/** The ratio of failures at which the budget of an objective in percent burns `factor` times faster than allowed. */
export function burnThreshold(objective: number, factor: number): number {
  return rounded(Math.min(highest, (factor * (100 - objective)) / 100));
}

/** Six digits: the text must not hold what floating point left behind, e.g. 0.0014400000000001311. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
