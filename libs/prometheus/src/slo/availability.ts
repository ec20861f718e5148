import type { AvailabilityIndicator } from '@delivery/catalog';
import type { Window } from './burn.ts';
import { counter, requestsPerStep } from './counter.ts';
import { recorded, type Sli } from './indicator.ts';
import { badExample } from './example.ts';
import { recordsOf, totalName } from './requests.ts';
import { seriesOf } from './watched-service.ts';

/** Requests that fail, of all requests. */
export function availability(service: string, indicator: AvailabilityIndicator, objective: number): Sli {
  const { metric, failed } = indicator;
  const series = seriesOf({ name: service });
  const all = `${metric}{${series}}`;
  const rate = (selector: string, window: Window) => `sum by (service) (rate(${selector}[${window}]))`;
  const id = { name: 'availability', service } as const;
  const example = badExample(indicator);
  return {
    ...id,
    objective,
    wrong: 'requests fail',
    of: 'requests',
    leastBad: 10,
    records: recordsOf(id, {
      all,
      // a service that never failed has no series of failures
      bad: (window) => `(${rate(`${metric}{${series},${failed}}`, window)} or 0 * ${rate(all, window)})`,
    }),
    totalIn: (window) => recorded(id, totalName(window)),
    samples: (phases, load) => {
      const each = requestsPerStep(load);
      return {
        [`${metric}{${series},${labels(example.good)}}`]: counter(phases, (bad) => each * (1 - bad)),
        [`${metric}{${series},${labels(example.failed)}}`]: counter(phases, (bad) => each * bad),
      };
    },
  };
}

function labels(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',');
}
