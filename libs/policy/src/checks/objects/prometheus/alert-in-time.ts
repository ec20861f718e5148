import type { Check } from '../../../check.ts';
import { shown } from '../../../shown.ts';
import { eachAlert, wakes } from './rules.ts';

const on = 'PrometheusRule shop/order-alerts';
const alert = 'spec.groups[0].rules[1]';
const minutes = 60;
const day = 24 * 60 * minutes;
const limits = { page: 30 * minutes, other: day } as const;

export const alertInTime: Check = {
  id: 'P05',
  name: 'alert-in-time',
  title: 'An alert that wakes somebody waits at most half an hour, any other at most a day',
  why: 'At 99.99 % a month allows four minutes: whoever is woken after half an hour comes to read the post-mortem.',
  severity: 'error',
  level: 'all',
  sources: ['https://sre.google/workbook/alerting-on-slos/', 'pint alerts/for'],
  fix: 'shorten `for`, or make it a ticket',
  good: [
    { name: 'five minutes' },
    { name: 'at once', on, set: { [`${alert}.for`]: undefined } },
    { name: 'half an hour', on, set: { [`${alert}.for`]: '30m' } },
    {
      name: 'a day, for a ticket',
      on,
      set: { [`${alert}.for`]: '1d', [`${alert}.labels.severity`]: 'ticket' },
    },
  ],
  bad: [
    {
      name: 'a minute more',
      on,
      set: { [`${alert}.for`]: '31m' },
      at: `${alert}.for`,
      found: 'alert OrderFails: for "31m"',
    },
    {
      name: 'an hour, in two units',
      on,
      set: { [`${alert}.for`]: '29m1860s', [`${alert}.labels.severity`]: 'critical' },
      at: `${alert}.for`,
      found: 'alert OrderFails: for "29m1860s"',
    },
    {
      name: 'two days, for a ticket',
      on,
      set: { [`${alert}.for`]: '2d', [`${alert}.labels.severity`]: 'ticket' },
      at: `${alert}.for`,
      found: 'alert OrderFails: for "2d"',
    },
    {
      name: 'no duration',
      on,
      set: { [`${alert}.for`]: '5 minutes' },
      at: `${alert}.for`,
      found: 'alert OrderFails: for "5 minutes"',
    },
    { name: 'a number', on, set: { [`${alert}.for`]: 300 }, at: `${alert}.for`, found: 'alert OrderFails: for 300' },
  ],
  inspect: eachAlert(function* (fields) {
    const { for: waits } = fields;
    if (waits === undefined) return;
    const limit = wakes(fields) ? limits.page : limits.other;
    const seconds = typeof waits === 'string' ? secondsOf(waits) : undefined;
    if (seconds !== undefined && seconds <= limit) return;
    yield {
      path: ['for'],
      found: `alert ${String(fields['alert'])}: for ${shown(waits)}`,
      allowed: `a duration of at most ${wakes(fields) ? '30m' : '1d'}`,
    };
  }),
};

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: day, w: 7 * day, y: 365 * day };

/** @see https://prometheus.io/docs/prometheus/latest/querying/basics/#float-literals-and-time-durations */
function secondsOf(text: string): number | undefined {
  if (text === '0') return 0;
  if (!/^(?:\d+(?:ms|[smhdwy]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(ms|[smhdwy])/g)];
  return parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (units[unit] ?? 0), 0);
}
