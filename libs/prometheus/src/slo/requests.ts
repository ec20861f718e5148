import type { Recording } from '../rules/rule-group.ts';
import { minutesOf, windows, type Window } from './burn.ts';
import { recorded, type Sli } from './indicator.ts';

/** Counters of requests: selectors of all, and PromQL of the bad ones as a rate over a window. */
export interface Counted {
  /** Selector of the counter of all requests. */
  readonly all: string;
  /** Rate of bad requests, by service; 0 when there were none. */
  readonly bad: (window: Window) => string;
}

/** Windows over which counters themselves are read; longer ones read what was recorded over half an hour, a thousandth of the samples. */
const direct: readonly Window[] = ['5m', '30m', '1h'];
const base = '30m';

/**
 * Recorded ratios of bad requests over every window, weighted by requests.
 *
 * Without requests there is no ratio, else there is one as long as somebody measures: `bad` must not vanish with the last failure.
 */
export function recordsOf(id: Pick<Sli, 'name' | 'service'>, { all, bad }: Counted): readonly Recording[] {
  const labels = { sli: id.name };
  const total = (window: Window) => `sum by (service) (rate(${all}[${window}]))`;
  const badRecord = `delivery:sli_error:rate${base}`;
  const totalRecord = `delivery:sli_total:rate${base}`;
  const sum = (record: string, window: Window) => `sum_over_time(${recorded(id, record)}[${window}])`;
  return [
    { record: 'delivery:sli_total:rate5m', expr: total('5m'), labels },
    { record: badRecord, expr: bad(base), labels },
    { record: totalRecord, expr: total(base), labels },
    { record: totalName('1h'), expr: `sum by (service) (increase(${all}[1h]))`, labels },
    ...(['6h', '1d', '3d'] as const).map((window) => ({
      record: totalName(window),
      expr: `avg_over_time(${recorded(id, totalRecord)}[${window}]) * ${minutesOf[window] * 60}`,
      labels,
    })),
    ...windows.map((window) => ({
      record: `delivery:sli_error:ratio_rate${window}`,
      expr: direct.includes(window)
        ? `${bad(window)} / (${total(window)} > 0)`
        : `${sum(badRecord, window)} / (${sum(totalRecord, window)} > 0)`,
      labels,
    })),
  ];
}

/** Requests in a window. */
export function totalName(window: Window): string {
  return `delivery:sli_total:increase${window}`;
}
