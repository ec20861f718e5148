import type { View } from './view.ts';
import { servicesIn } from './view.ts';

/** Indicators of which ratios are recorded by requests, and that which is recorded by things. */
const slis = ['availability', 'latency', 'freshness'] as const;
type Sli = (typeof slis)[number];

/** Services that promise the same of one indicator. */
export interface Promise {
  readonly sli: Sli;
  /** Percent. */
  readonly objective: number;
  /** What may go wrong, as a ratio. */
  readonly budget: number;
  /** Sorted. */
  readonly services: readonly string[];
}

/** What services promise their customers, by indicator and objective. */
export function promisesOf(view: View): readonly Promise[] {
  const { slo } = view.cluster.environment;
  const all = servicesIn(view).flatMap(({ name, service }) =>
    slis.flatMap((sli) => (service.slo?.[sli] ? [{ sli, name, objective: slo[service.tier][sli] }] : [])),
  );
  return slis.flatMap((sli) =>
    [...new Set(all.filter((one) => one.sli === sli).map(({ objective }) => objective))]
      .sort((a, b) => b - a)
      .map((objective) => ({
        sli,
        objective,
        budget: budgetOf(objective),
        services: all.filter((one) => one.sli === sli && one.objective === objective).map(({ name }) => name),
      })),
  );
}

/** Six digits: the text must not hold what floating point leaves behind, e.g. 0.00009999999999998899. */
export function budgetOf(objective: number): number {
  return Number(((100 - objective) / 100).toPrecision(6));
}

/** Label matchers of the series of a promise, e.g. `sli="latency",service=~"order|user"`. */
export function matchersOf({ sli, services }: Promise): readonly [string, string] {
  return [`sli="${sli}"`, `service=~"${services.join('|')}"`];
}

/** Times too fast at which the fast burn alert pages. */
export const fastBurnFactor = 14.4;
