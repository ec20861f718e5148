import type { Alert, AlertCase } from '@delivery/catalog';
import { ratioIn, recorded, type Phase, type Sli } from './indicator.ts';

/** Failures that hurt whatever the objective, and too few requests for it to be judged by its budget. */
export function highErrorRate(sli: Sli): Alert {
  const load = (requestsPerSecond: number) => ({
    stepMinutes: 1,
    window: '5m' as const,
    total: 300 * requestsPerSecond,
  });
  const a = (name: string, phases: readonly Phase[], requestsPerSecond = 0.5) => ({
    name,
    series: sli.samples(phases, load(requestsPerSecond)),
    at: `${phases.reduce((sum, { steps }) => sum + steps, 0)}m`,
  });
  return {
    name: 'HighErrorRate',
    expr: `${ratioIn(sli, '5m')} > 0.05 and ${recorded(sli, 'delivery:sli_total:rate5m')} > 0.3`,
    for: '5m',
    severity: 'page',
    summary: `${sli.service}: more than 5 % of requests fail`,
    description: '{{ $value | humanizePercentage }} of requests in 5 minutes, for 5 minutes.',
    fires: [
      { ...a('8 % fail', [{ bad: 0.08, steps: 15 }]), firing: [{ sli: sli.name }] },
      {
        ...a('8 % fail after a good hour', [
          { bad: 0, steps: 60 },
          { bad: 0.08, steps: 15 },
        ]),
        firing: [{ sli: sli.name }],
      },
    ],
    silent: [
      a('4 % fail', [{ bad: 0.04, steps: 15 }]),
      a('a burst of a minute', [
        { bad: 0, steps: 15 },
        { bad: 0.4, steps: 1 },
        { bad: 0, steps: 4 },
      ]),
      a('a few requests, of which some fail', [{ bad: 0.2, steps: 15 }], 0.2),
      a('a few requests after many, of which some fail', [
        { bad: 0, steps: 30, traffic: 3 },
        { bad: 0.2, steps: 15, traffic: 0.4 },
      ]),
    ],
  };
}

/**
 * The twin of what reads these indicators: without their series those alerts are silent. Without requests there is nothing to measure,
 * which is no fault of the measuring.
 */
export function sliMissing(slis: readonly Sli[]): Alert {
  const [first] = slis;
  if (first === undefined) throw new Error('a service has at least one indicator');
  const load = { stepMinutes: 1, window: '5m' as const, total: 300 };
  const gone = (sli: Sli) =>
    sli.samples(
      [
        { bad: 0, steps: 20 },
        { bad: 'gone', steps: 18 },
      ],
      load,
    );
  const samplesOf = (phases: readonly Phase[]): AlertCase['series'] =>
    Object.fromEntries(slis.flatMap((sli) => Object.entries(sli.samples(phases, load))));
  const steady = samplesOf([{ bad: 0, steps: 38 }]);
  return {
    name: 'SLIMissing',
    expr: slis.map(missing).join(' or '),
    for: '5m',
    severity: 'page',
    summary: `${first.service}: nobody measures its {{ $labels.sli }}`,
    description:
      'Its series are gone for 10 minutes: alerts of this objective cannot fire. Customers may be hurt unseen.',
    fires: [
      ...slis.map((sli) => ({
        name: `series of its ${sli.name} vanish`,
        series: { ...steady, ...gone(sli) },
        at: '38m',
        firing: [{ sli: sli.name }],
      })),
    ],
    silent: [
      { name: 'series are there', series: steady, at: '38m' },
      { name: 'series are gone for 8 minutes', series: { ...steady, ...gone(first) }, at: '28m' },
      {
        name: 'nobody asks any more',
        series: samplesOf([
          { bad: 0, steps: 20 },
          { bad: 0, steps: 18, traffic: 0 },
        ]),
        at: '38m',
      },
    ],
  };
}

function missing(sli: Sli): string {
  const absent = `absent_over_time(${ratioIn(sli, '5m')}[5m])`;
  return sli.name === 'freshness' ? absent : `(${absent} unless ${recorded(sli, 'delivery:sli_total:rate5m')} == 0)`;
}

/** Fewer requests than a week ago: what stands before the service is broken, and nothing of it fails. */
export function trafficVanished(sli: Sli): Alert {
  const rate = recorded(sli, 'delivery:sli_total:rate5m');
  const a = (name: string, lastWeek: number, now: number) => ({
    name,
    interval: '1h',
    series: { [rate]: `${lastWeek}x167 ${now}x2` },
    at: '169h',
  });
  return {
    name: 'TrafficVanished',
    expr: `${rate} < 0.3 * ${rate} offset 1w and ${rate} offset 1w > 5`,
    for: '10m',
    severity: 'page',
    summary: `${sli.service}: less than a third of last week's requests`,
    description: '{{ $value | humanize }} requests a second, for 10 minutes. What sends them may not reach it.',
    fires: [
      { ...a('a quarter of last week', 8, 2), firing: [{ sli: sli.name }] },
      { ...a('nearly nothing, where there was a little more than little', 7, 1), firing: [{ sli: sli.name }] },
    ],
    silent: [
      a('half of last week', 8, 4),
      a('nothing, where there was little', 4, 1),
      { name: 'a service that began today', interval: '1h', series: { [rate]: '_x168 8x2' }, at: '169h' },
    ],
  };
}
