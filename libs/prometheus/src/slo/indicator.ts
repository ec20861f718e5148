import type { Recording } from '../rules/rule-group.ts';
import type { Burn, Window } from './burn.ts';

/** Value of the label `sli` of what is recorded. */
export type SliName = 'availability' | 'latency' | 'freshness';

/** One indicator of one service with its objective: how it is recorded, and what its cases feed. */
export interface Sli {
  readonly name: SliName;
  /** App, which is also the value of the label `service`. */
  readonly service: string;
  /** Percent. */
  readonly objective: number;
  /** What goes wrong, e.g. `requests fail`. */
  readonly wrong: string;
  /** What it measures, in the plural: `requests`. */
  readonly of: string;
  /**
   * Bad ones in the long window, below which a ratio proves nothing: with one failure in a hundred requests a quiet service would page.
   */
  readonly leastBad: number;
  /** In the order in which they must be evaluated. */
  readonly records: readonly Recording[];
  /** Recorded series of how many there were in a window: the guard of the burn alert with that long window. */
  readonly totalIn: (window: Burn['long']) => string;
  /** Samples in which this happens, one step after the other, from the first sample on. */
  readonly samples: (phases: readonly Phase[], load: Load) => Readonly<Record<string, string>>;
}

/** Some steps in which things are equally bad. */
export interface Phase {
  readonly steps: number;
  /** Share of what is bad, from 0 to 1; `gone` when there are no samples. */
  readonly bad: number | 'gone';
  /** Requests, as a multiple of those of the load. Freshness has none. @default 1 */
  readonly traffic?: number;
  /** Whether counters begin again at 0, as after a restart. @default - they go on */
  readonly restarted?: true;
}

/** How much there is to measure. */
export interface Load {
  readonly stepMinutes: number;
  /** What there is in one long window. */
  readonly total: number;
  readonly window: Window;
}

/** Selector of what is recorded of one indicator, e.g. `delivery:sli_error:ratio_rate5m{service="order",sli="latency"}`. */
export function recorded(sli: Pick<Sli, 'name' | 'service'>, name: string): string {
  return `${name}{service="${sli.service}",sli="${sli.name}"}`;
}

export function ratioIn(sli: Pick<Sli, 'name' | 'service'>, window: Window): string {
  return recorded(sli, `delivery:sli_error:ratio_rate${window}`);
}
