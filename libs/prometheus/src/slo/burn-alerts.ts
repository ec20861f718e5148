import type { Alert, AlertCase } from '@delivery/catalog';
import { burns, burnThreshold, fastFor, minutesOf, rounded, type Burn } from './burn.ts';
import { ratioIn, type Load, type Phase, type Sli, type SliName } from './indicator.ts';
import { durationSeconds } from '../rules/duration.ts';

const titles: Readonly<Record<SliName, string>> = {
  availability: 'Availability',
  latency: 'Latency',
  freshness: 'Freshness',
};

/** Two pages and two tickets of one indicator, each with its cases. */
export function burnAlerts(sli: Sli, scrapeSeconds: 15 | 30): readonly Alert[] {
  return burns.map((burn) =>
    burnAlert(sli, { ...burn, ...(burn.for === undefined && withFor(fastFor(scrapeSeconds))) }),
  );
}

const withFor = (duration: string | undefined) => (duration === undefined ? {} : { for: duration });

function burnAlert(sli: Sli, burn: Burn): Alert {
  const { objective, of, wrong } = sli;
  const { factor, long, short, severity } = burn;
  const threshold = burnThreshold(objective, factor);
  const least = Math.ceil(rounded(sli.leastBad / threshold));
  return {
    name: `${titles[sli.name]}${burn.name}`,
    expr:
      `${ratioIn(sli, long)} > ${threshold} and ${ratioIn(sli, short)} > ${threshold}` +
      ` and ${sli.totalIn(long)} > ${least}`,
    ...withFor(burn.for),
    severity,
    summary: `${sli.service}: ${wrong}, ${factor === 1 ? 'more often than' : `${factor} times as often as`} ${objective} % allow`,
    description:
      `{{ $value | humanizePercentage }} of ${of} in ${long}, and more than ${rounded(threshold * 100)} % in the last ${short}. ` +
      `At this rate the error budget of 30 days is gone in ${daysLeft(factor)}.`,
    ...casesOf(sli, burn, { threshold, least }),
  };
}

function daysLeft(factor: number): string {
  const days = 30 / factor;
  return days >= 3 ? `${rounded(days)} days` : `${Math.round(days * 24)} hours`;
}

interface Limits {
  readonly threshold: number;
  readonly least: number;
}

/** A little over the threshold it fires; under it, for a moment, after recovery, and with little to go by it does not. */
function casesOf(sli: Sli, burn: Burn, { threshold, least }: Limits): Pick<Alert, 'fires' | 'silent'> {
  const { long, short, stepMinutes } = burn;
  const steps = (minutes: number) => Math.ceil(minutes / stepMinutes);
  const whole = steps(minutesOf[long] + durationSeconds(burn.for ?? '0s') / 60) + 2;
  const moment = steps(minutesOf[short]) + 1;
  const times = (factor: number) => Math.min(1, factor * threshold);
  const load: Load = { stepMinutes, window: long, total: 1.5 * least };
  const a = (name: string, phases: readonly Phase[], total = load.total): AlertCase => ({
    name,
    interval: `${stepMinutes}m`,
    series: sli.samples(phases, { ...load, total }),
    at: `${stepMinutes * phases.reduce((sum, phase) => sum + phase.steps, 0)}m`,
  });
  const bad = (ratio: number, count: number, traffic = 1): Phase => ({ bad: ratio, steps: count, traffic });
  // so short a while that the short window still is over the threshold
  const aWhile = Math.floor((0.5 * (1 - threshold / times(3)) * minutesOf[short]) / stepMinutes);
  const hasTraffic = sli.name !== 'freshness';
  const fires = [
    a('a little over the threshold', [bad(times(4 / 3), whole)]),
    ...(aWhile > 0 ? [a('over the threshold until a while ago', [bad(times(3), whole), bad(0, aWhile)])] : []),
    ...(hasTraffic
      ? [a('over the threshold with a quarter of the requests', [bad(times(3), whole, 4), bad(times(2), moment)])]
      : []),
  ];
  const silent = [
    a('a little under the threshold', [bad(times(2 / 3), whole)]),
    a('a moment over the threshold', [bad(0, whole), bad(times(2), 2 * moment)]),
    a('over the threshold until it recovered', [bad(times(3), whole), bad(0, moment + 1)]),
    a('over the threshold with too little to go by', [bad(times(4 / 3), whole)], (2 / 3) * least),
    ...(hasTraffic
      ? [a('over the threshold, and asked only for a moment', [bad(0, whole, 0), bad(1, moment, 8)], least / 1.5)]
      : []),
  ];
  const rare =
    burn.severity === 'page' && hasTraffic
      ? [
          a('counters that start again, without failures', [bad(0, whole), { bad: 0, steps: moment, restarted: true }]),
          a('series that vanished', [bad(1, whole), { bad: 'gone', steps: moment + 1 }]),
          ofAnother(a('another service fails', [bad(1, whole)])),
        ]
      : [];
  return { fires: fires.map((one) => ({ ...one, firing: [{ sli: sli.name }] })), silent: [...silent, ...rare] };
}

function ofAnother(one: AlertCase): AlertCase {
  const renamed = (name: string) => name.replace(/(namespace|service)="[^"]*"/g, '$1="another"');
  const series = Object.entries(one.series).map(([name, values]) => [renamed(name), values]);
  return { ...one, series: Object.fromEntries(series) };
}
