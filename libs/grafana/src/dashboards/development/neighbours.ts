import { graph, type Panel } from '../../panel.ts';
import { selecting } from '../../select.ts';
import { badAbove } from '../../thresholds.ts';
import { runs, servicesIn, type NamedService, type View } from '../../view.ts';

/** How those are that a service depends on: the services that it calls, and the topics that its workers read. */
export function neighbours({ name, service }: NamedService, view: View): readonly Panel[] {
  const { chosen, by, inCluster } = selecting(view);
  const measured = servicesIn(view).filter((one) => one.service.slo !== undefined);
  const called = Object.keys(service.calls)
    .filter((callee) => measured.some((one) => one.name === callee))
    .sort();
  const lags = Object.values(service.workers ?? {}).map(({ scaleOn }) => scaleOn.lag);
  return [
    ...(called.length === 0
      ? []
      : [
          graph({
            title: `${name}: errors of the services that it calls`,
            description: `${called.join(', ')}: share of their requests that failed. When they rise first, the fault is theirs.`,
            unit: 'percentunit',
            queries: [
              {
                expr:
                  `max ${by('service', 'cluster')} (` +
                  `${chosen('delivery:sli_error:ratio_rate5m', 'sli="availability"', `service=~"${called.join('|')}"`)})`,
                legend: `{{service}}${inCluster}`,
              },
            ],
            thresholds: badAbove({ orange: 0.01, red: 0.05 }),
            range: { min: 0 },
            runbooks: ['HighErrorRate'],
          }),
        ]),
    ...(lags.length === 0 || !runs(view, ['keda'])
      ? []
      : [
          graph({
            title: `${name}: messages that its workers are behind`,
            description:
              'Over the line another pod is added. Rising with the most pods running: workers are too slow, or stuck on one message.',
            unit: 'short',
            queries: [
              {
                expr: `max ${by('scaledObject', 'metric', 'cluster')} (${chosen('keda_scaler_metrics_value', `namespace="${name}"`)})`,
                legend: `{{scaledObject}}${inCluster}`,
              },
            ],
            thresholds: badAbove({ orange: Math.min(...lags), red: 20 * Math.min(...lags) }),
            range: { min: 0 },
            runbooks: ['QueueLag'],
          }),
        ]),
  ];
}
