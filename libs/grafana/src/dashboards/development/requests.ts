import { fastBurnFactor, budgetOf } from '../../budgets.ts';
import { graph, type Link, type Panel } from '../../panel.ts';
import { selecting } from '../../select.ts';
import { badAbove } from '../../thresholds.ts';
import type { NamedService, View } from '../../view.ts';
import { logsLink } from './logs-link.ts';

/** Rate, errors and duration of what a service promises. */
export function requests(named: NamedService, view: View): readonly Panel[] {
  const { name, service } = named;
  const { chosen, by, inCluster } = selecting(view);
  const { slo } = service;
  if (slo === undefined) return [];
  const links: readonly Link[] = logsLink(name, view);
  const of = [`service="${name}"`, 'sli="availability"'];
  const objective = view.cluster.environment.slo[service.tier];
  const budget = budgetOf(objective.availability);
  return [
    graph({
      title: `${name}: rate`,
      description: `${slo.availability.metric}, a second. ${inWords(named)}`,
      unit: 'reqps',
      queries: [
        {
          expr: `sum ${by('service', 'cluster')} (${chosen('delivery:sli_total:rate5m', ...of)})`,
          legend: `requests${inCluster}`,
        },
      ],
      range: { min: 0 },
      runbooks: ['TrafficVanished'],
      links,
    }),
    graph({
      title: `${name}: errors`,
      description:
        `Share of requests with ${slo.availability.failed}. ${objective.availability} % are promised without: over the orange line the ` +
        'error budget shrinks, over the red one that of 30 days is gone in two days, and it pages.',
      unit: 'percentunit',
      queries: [
        {
          expr: `max ${by('service', 'cluster')} (${chosen('delivery:sli_error:ratio_rate5m', ...of)})`,
          legend: `errors${inCluster}`,
        },
      ],
      thresholds: badAbove({ orange: budget, red: fastBurnFactor * budget }),
      range: { min: 0 },
      runbooks: ['AvailabilityBurnFast', 'HighErrorRate'],
      links,
    }),
    ...duration(named, view),
  ];
}

function duration({ name, service }: NamedService, view: View): readonly Panel[] {
  const { chosen, by, inCluster } = selecting(view);
  const { slo } = service;
  if (slo?.latency === undefined) return [];
  const { metric, within } = slo.latency;
  const buckets = chosen(`${metric}_bucket`, `namespace="${name}"`, `service="${name}"`);
  const quantile = (q: number) => ({
    expr: `histogram_quantile(${q}, sum ${by('le', 'cluster')} (rate(${buckets}[$__rate_interval])))`,
    legend: `${q * 100} %${inCluster}`,
  });
  return [
    graph({
      title: `${name}: duration`,
      description: `So many of all requests took no longer. ${within} s is promised.`,
      unit: 's',
      queries: [quantile(0.5), quantile(0.95), quantile(0.99)],
      thresholds: badAbove({ red: Number(within) }),
      range: { min: 0 },
      runbooks: ['LatencyBurnFast'],
      links: logsLink(name, view),
    }),
  ];
}

/** Whom it depends on, and who on it. */
function inWords({ service: { calls, calledBy, needs } }: NamedService): string {
  const { postgres, redis, bucket, topics = {} } = needs;
  const parts = [
    ['calls', Object.keys(calls).sort().join(', ')],
    ['called by', [...calledBy].sort().join(', ')],
    ['database', postgres ?? ''],
    ['cache', redis ?? ''],
    ['bucket', bucket ?? ''],
    ['publishes', (topics.publish ?? []).join(', ')],
    ['subscribes', (topics.subscribe ?? []).join(', ')],
  ].filter(([, names]) => names !== '');
  return parts.length === 0
    ? 'It depends on nobody.'
    : `${parts.map(([verb, names]) => `${verb}: ${names}`).join('; ')}.`;
}
