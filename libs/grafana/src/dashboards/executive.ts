import { matchersOf, promisesOf, type Promise } from '../budgets.ts';
import type { Dashboard } from '../dashboard.ts';
import { graph, number, type Query } from '../panel.ts';
import { selecting, type Select } from '../select.ts';
import { badBelow } from '../thresholds.ts';
import type { View } from '../view.ts';

const orders = (selector: string, offset = '') => `60 * sum(rate(${selector}[15m]${offset}))`;

/** What the business gets from the platform. */
export function executive(view: View): Dashboard {
  const { chosen, rate, by } = selecting(view);
  const paid = chosen('order_paid_total');
  // every pod reports the people of its whole cluster
  const users = `sum by (role) (max ${by('cluster', 'role')} (${chosen('user_active_sessions')}))`;
  const left = promisesOf(view).map((promise) => budgetLeft(promise, selecting(view)));
  const [first, ...more] = left;
  return {
    uid: 'executive',
    title: 'Executive',
    description:
      'Whether customers order, pay and get what was promised. For everybody; numbers of the last 15 minutes.',
    from: 'now-24h',
    refresh: '1m',
    sections: [
      {
        title: 'Now',
        panels: [
          number({
            title: 'Orders a minute',
            description: 'Orders whose payment was booked, over the last 15 minutes.',
            unit: 'cpm',
            queries: [{ expr: orders(paid), legend: 'orders' }],
            runbooks: ['TrafficVanished'],
          }),
          number({
            title: 'Orders, compared with last week',
            description:
              'Orders of the last 15 minutes, as a share of those at the same hour a week ago. Under 70 % something keeps customers ' +
              'away; under 40 % expect an outage: see Operations.',
            unit: 'percentunit',
            queries: [
              { expr: `(${orders(paid)}) / (${orders(paid, ' offset 1w')} > 0)`, legend: 'share of last week' },
            ],
            thresholds: badBelow({ orange: 0.7, red: 0.4 }),
          }),
          number({
            title: 'Revenue an hour',
            description: 'Money captured in the last hour, in units of each currency.',
            unit: 'short',
            queries: [
              {
                expr: `sum by (currency) (increase(${chosen('payment_revenue_total')}[1h]))`,
                legend: '{{currency}}',
              },
            ],
          }),
          number({
            title: 'Active users',
            description: 'People signed in who were seen in the last five minutes, by what they are.',
            unit: 'short',
            queries: [{ expr: users, legend: '{{role}}' }],
          }),
        ],
      },
      {
        title: 'Business',
        panels: [
          graph({
            title: 'Orders a minute, today and a week ago',
            description:
              'The two lines look alike on a normal day. Where today falls away from last week, customers stopped ordering.',
            unit: 'cpm',
            queries: [
              { expr: orders(paid), legend: 'now' },
              { expr: orders(paid, ' offset 1w'), legend: 'a week ago' },
            ],
            range: { min: 0 },
          }),
          graph({
            title: 'Orders a minute by state',
            description:
              'Orders that entered each state. States follow one another: where a line ends, orders are stuck before it.',
            unit: 'cpm',
            queries: [{ expr: `60 * sum by (state) (${rate('orders_total')})`, legend: '{{state}}' }],
            range: { min: 0 },
          }),
          graph({
            title: 'Revenue a minute',
            description: 'Money captured, in units of each currency.',
            unit: 'short',
            queries: [{ expr: `60 * sum by (currency) (${rate('payment_revenue_total')})`, legend: '{{currency}}' }],
            range: { min: 0 },
          }),
          graph({
            title: 'Payments by outcome',
            description:
              'Share of all payments that ended. Errors and declines by us are our failures, declines by the bank are not.',
            unit: 'percentunit',
            queries: [
              {
                expr:
                  `sum by (outcome) (${rate('payment_attempts_total')})` +
                  ` / on () group_left () (sum(${rate('payment_attempts_total')}) > 0)`,
                legend: '{{outcome}}',
              },
            ],
            range: { min: 0, max: 1 },
          }),
          graph({
            title: 'Active users over time',
            description: 'People signed in who were seen in the last five minutes, by what they are.',
            unit: 'short',
            queries: [{ expr: users, legend: '{{role}}' }],
            range: { min: 0 },
          }),
          graph({
            title: 'Deliveries',
            description: 'Couriers on shift, and orders that a courier took each minute.',
            unit: 'short',
            queries: [
              {
                expr: `count(${chosen('courier_last_fix_timestamp_seconds', 'on_shift="1"')})`,
                legend: 'couriers on shift',
              },
              { expr: `60 * sum(${rate('deliveries_assigned_total')})`, legend: 'orders taken a minute' },
            ],
            range: { min: 0 },
          }),
        ],
      },
      {
        title: 'Promises',
        panels:
          first === undefined
            ? []
            : [
                number({
                  title: 'Error budget left',
                  description:
                    `Of what each service of ${view.cluster.environment.name} may get wrong in 30 days. 100 % is untouched, below 0 % the ` +
                    'promise is broken. Under 25 %, reliability goes before features.',
                  unit: 'percentunit',
                  queries: [first, ...more],
                  thresholds: badBelow({ orange: 0.25, red: 0 }),
                  lastOnly: true,
                  width: 24,
                }),
              ],
      },
    ],
  };
}

/** Of 30 days, by requests where there are some: an outage at noon costs more than one at night. */
function budgetLeft(promise: Promise, { chosen }: Select): Query {
  const { sli, budget } = promise;
  const matchers = matchersOf(promise);
  const bad = chosen('delivery:sli_error:ratio_rate1h', ...matchers);
  const all = chosen('delivery:sli_total:increase1h', ...matchers);
  const spent =
    sli === 'freshness'
      ? `avg by (service) (avg_over_time(${bad}[30d]))`
      : `sum by (service) (sum_over_time((${bad} * ${all})[30d:1h])) / (sum by (service) (sum_over_time(${all}[30d:1h])) > 0)`;
  return { expr: `1 - (${spent}) / ${budget}`, legend: `{{service}} ${sli}` };
}
