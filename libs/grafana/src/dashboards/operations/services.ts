import { matchersOf, promisesOf } from '../../budgets.ts';
import type { Section } from '../../dashboard.ts';
import { graph } from '../../panel.ts';
import { selecting } from '../../select.ts';
import { badAbove } from '../../thresholds.ts';
import { servicesIn, type View } from '../../view.ts';

const asked = 'service=~"$service"';

/** How fast the error budgets go. */
export function budgets(view: View): Section {
  const { chosen } = selecting(view);
  const burning = (window: '1h' | '6h') =>
    promisesOf(view).map((promise) => ({
      expr:
        `max by (service) (${chosen(`delivery:sli_error:ratio_rate${window}`, ...matchersOf(promise), asked)})` +
        ` / ${promise.budget}`,
      legend: `{{service}} ${promise.sli}`,
    }));
  const [fast, ...moreFast] = burning('1h');
  const [slow, ...moreSlow] = burning('6h');
  if (fast === undefined || slow === undefined) return { title: 'Error budgets', panels: [] };
  const against = `the cluster where it is worst, measured against the objectives of ${view.cluster.environment.name}`;
  return {
    title: 'Error budgets',
    panels: [
      graph({
        title: 'Burn rate, 1 h',
        description: `How many times too fast errors come in the last hour: 1 uses the budget up in exactly 30 days, 14.4 pages at once; of ${against}.`,
        unit: 'short',
        queries: [fast, ...moreFast],
        thresholds: badAbove({ orange: 1, red: 14.4 }),
        range: { min: 0 },
        runbooks: ['AvailabilityBurnFast', 'LatencyBurnFast', 'FreshnessBurnFast'],
      }),
      graph({
        title: 'Burn rate, 6 h',
        description: `How many times too fast errors come in the last six hours: 1 uses the budget up in exactly 30 days, 6 pages; of ${against}.`,
        unit: 'short',
        queries: [slow, ...moreSlow],
        thresholds: badAbove({ orange: 1, red: 6 }),
        range: { min: 0 },
        runbooks: ['AvailabilityBurnSlow', 'LatencyBurnSlow', 'FreshnessBurnSlow'],
      }),
    ],
  };
}

/** Traffic, errors and latency of all services side by side: which one moved first. */
export function goldenSignals(view: View): Section {
  const { chosen } = selecting(view);
  if (promisesOf(view).length === 0) return { title: 'Golden signals', panels: [] };
  return {
    title: 'Golden signals',
    panels: [
      graph({
        title: 'Requests',
        description: 'Requests a second of each service. A line that falls to 0 is worse than one that rises.',
        unit: 'reqps',
        queries: [
          {
            expr: `sum by (service) (${chosen('delivery:sli_total:rate5m', 'sli="availability"', asked)})`,
            legend: '{{service}}',
          },
        ],
        range: { min: 0 },
        runbooks: ['TrafficVanished'],
      }),
      graph({
        title: 'Errors',
        description:
          'Share of requests that failed in the last five minutes, in the cluster where it is worst. Over 5 % it pages.',
        unit: 'percentunit',
        queries: [
          {
            expr: `max by (service) (${chosen('delivery:sli_error:ratio_rate5m', 'sli="availability"', asked)})`,
            legend: '{{service}}',
          },
        ],
        thresholds: badAbove({ orange: 0.01, red: 0.05 }),
        range: { min: 0 },
        runbooks: ['HighErrorRate', 'SLIMissing'],
      }),
      ...latencies(view),
    ],
  };
}

function latencies(view: View): Section['panels'] {
  const { chosen } = selecting(view);
  const byMetric = new Map<string, string[]>();
  for (const { name, service } of servicesIn(view)) {
    const metric = service.slo?.latency?.metric;
    if (metric !== undefined) byMetric.set(metric, [...(byMetric.get(metric) ?? []), name]);
  }
  const queries = (quantile: number) =>
    [...byMetric].map(([metric, services]) => ({
      expr:
        `histogram_quantile(${quantile}, sum by (le, service) (rate(` +
        `${chosen(`${metric}_bucket`, `namespace=~"${services.join('|')}"`, asked)}[$__rate_interval])))`,
      legend: '{{service}}',
    }));
  const [slowest, ...moreSlowest] = queries(0.99);
  const [usual, ...moreUsual] = queries(0.5);
  if (slowest === undefined || usual === undefined) return [];
  return [
    graph({
      title: 'Latency, slowest of a hundred',
      description:
        '99 of 100 requests took no longer. A jump without more requests comes from a dependency or from full CPUs.',
      unit: 's',
      queries: [slowest, ...moreSlowest],
      range: { min: 0 },
      runbooks: ['LatencyBurnFast'],
    }),
    graph({
      title: 'Latency, median',
      description: 'Half of all requests took no longer. When it rises too, everybody is affected.',
      unit: 's',
      queries: [usual, ...moreUsual],
      range: { min: 0 },
    }),
  ];
}
