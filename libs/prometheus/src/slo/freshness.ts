import type { FreshnessIndicator } from '@delivery/catalog';
import { windows } from './burn.ts';
import { parse } from '../promql/parse.ts';
import { selectorOf } from '../promql/selector.ts';
import { recorded, type Load, type Phase, type Sli } from './indicator.ts';
import { seriesOf } from './watched-service.ts';

const stale = 'delivery:sli_error:count';
const all = 'delivery:sli_total:count';

/** Things that were not renewed in time, of all things, e.g. positions of couriers. */
export function freshness(
  service: string,
  { metric, selector = '', withinSeconds }: FreshnessIndicator,
  objective: number,
): Sli {
  const series = [seriesOf({ name: service }), ...(selector === '' ? [] : [selector])].join(',');
  const id = { name: 'freshness', service } as const;
  const labels = { sli: id.name };
  return {
    ...id,
    objective,
    wrong: `series of ${metric} are older than ${withinSeconds} s`,
    of: 'series',
    // one stale thing alone is no burning budget
    leastBad: 1,
    records: [
      { record: stale, expr: `sum by (service) (time() - ${metric}{${series}} > bool ${withinSeconds})`, labels },
      { record: all, expr: `count by (service) (${metric}{${series}})`, labels },
      ...(['1h', '6h', '1d', '3d'] as const).map((window) => ({
        record: `delivery:sli_total:avg${window}`,
        expr: `avg_over_time(${recorded(id, all)}[${window}])`,
        labels,
      })),
      ...windows.map((window) => ({
        record: `delivery:sli_error:ratio_rate${window}`,
        expr: `sum_over_time(${recorded(id, stale)}[${window}]) / (sum_over_time(${recorded(id, all)}[${window}]) > 0)`,
        labels,
      })),
    ],
    totalIn: (window) => recorded(id, `delivery:sli_total:avg${window}`),
    samples: (phases, load) => {
      const chosen = equalities(`${metric}{${series}}`);
      const things = Array.from({ length: Math.floor(load.total) }, (_none, i) => i);
      return Object.fromEntries(
        things.map((thing) => [
          `${metric}{${chosen},thing="${thing}"}`,
          timestamps(phases, load, { thing, withinSeconds }),
        ]),
      );
    },
  };
}

/** One thing is stale in the phases in which at least so many are. */
function timestamps(
  phases: readonly Phase[],
  { total, stepMinutes }: Load,
  { thing, withinSeconds }: { readonly thing: number; readonly withinSeconds: number },
): string {
  const step = stepMinutes * 60;
  let at = 0;
  const parts = phases.map(({ steps, bad }) => {
    const from = (at + 1) * step;
    at += steps;
    if (bad === 'gone') return `_x${steps}`;
    // a stale one is half again as old as it may be
    const isStale = thing < Math.round(bad * Math.floor(total));
    return `${isStale ? from - 1.5 * withinSeconds : from}+${step}x${steps - 1}`;
  });
  return ['0', ...parts].join(' ');
}

/** What a selector chooses by equality, as labels of a sample. */
function equalities(expr: string): string {
  const node = parse(expr).tree?.topNode.firstChild;
  const matchers = node ? selectorOf(node, expr).matchers : [];
  return matchers
    .filter(({ op }) => op === '=')
    .map(({ label, value }) => `${label}="${value}"`)
    .join(',');
}
