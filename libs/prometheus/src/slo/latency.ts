import type { LatencyIndicator } from '@delivery/catalog';
import { counter, requestsPerStep } from './counter.ts';
import { recorded, type Sli } from './indicator.ts';
import { recordsOf, totalName } from './requests.ts';
import { seriesOf } from './watched-service.ts';

/** Requests that take longer than is fast enough, of all requests. */
export function latency(service: string, { metric, within }: LatencyIndicator, objective: number): Sli {
  const series = seriesOf({ name: service });
  const id = { name: 'latency', service } as const;
  const all = `${metric}_count{${series}}`;
  const fast = `${metric}_bucket{${series},le="${within}"}`;
  return {
    ...id,
    objective,
    wrong: `requests take longer than ${within} s`,
    of: 'requests',
    leastBad: 10,
    records: recordsOf(id, {
      all,
      bad: (window) => `(sum by (service) (rate(${all}[${window}])) - sum by (service) (rate(${fast}[${window}])))`,
    }),
    totalIn: (window) => recorded(id, totalName(window)),
    samples: (phases, load) => {
      const each = requestsPerStep(load);
      return { [all]: counter(phases, () => each), [fast]: counter(phases, (bad) => each * (1 - bad)) };
    },
  };
}
