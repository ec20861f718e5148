import type { Check } from '../../../check.ts';
import { textAt } from '../../../fields.ts';
import { eachAlert, wakes } from './rules.ts';

const on = 'PrometheusRule shop/order-alerts';
const alert = 'spec.groups[0].rules[1]';

/** Labels with a value for each request, person or address. */
const unbounded =
  /^(?:.*_)?(?:uid|uuid|user_id|customer_id|order_id|account_id|session|session_id|request_id|trace_id|span_id|email|ip|client_ip|remote_addr|path|url|uri|query)$/;
const grouping = /\bby\s*\(([^)]*)\)/g;

export const boundedLabels: Check = {
  id: 'P07',
  name: 'bounded-labels',
  title: 'An alert that wakes somebody is not made for every request, person or address',
  why: 'One fault then fires thousands of times: the pager is flooded, and Prometheus with it.',
  severity: 'error',
  level: 'all',
  sources: ['https://prometheus.io/docs/practices/naming/#labels', 'pint promql/series'],
  fix: 'leave the label out of `by`, or sum over it',
  good: [
    { name: 'no label' },
    {
      name: 'of what there are few',
      on,
      set: { [`${alert}.expr`]: 'sum by (namespace, pod) (rate(errors_total[5m])) > 1' },
    },
    {
      name: 'a ticket, which wakes nobody',
      on,
      set: {
        [`${alert}.expr`]: 'sum by (path) (rate(errors_total[5m])) > 1',
        [`${alert}.labels.severity`]: 'ticket',
      },
    },
    {
      name: 'a matcher of such a label',
      on,
      set: { [`${alert}.expr`]: 'sum(rate(errors_total{path="/pay"}[5m])) > 1' },
    },
  ],
  bad: [
    {
      name: 'a path',
      on,
      set: { [`${alert}.expr`]: 'sum by (namespace, path) (rate(errors_total[5m])) > 1' },
      at: `${alert}.expr`,
      found: 'alert OrderFails: by (… path …)',
    },
    {
      name: 'a person',
      on,
      set: {
        [`${alert}.expr`]: 'sum(rate(errors_total[5m])) by(user_id) > 1',
        [`${alert}.labels.severity`]: 'critical',
      },
      at: `${alert}.expr`,
      found: 'alert OrderFails: by (… user_id …)',
    },
    {
      name: 'an address, with a prefix',
      on,
      set: { [`${alert}.expr`]: 'max by (source_ip) (open_connections) > 100' },
      at: `${alert}.expr`,
      found: 'alert OrderFails: by (… source_ip …)',
    },
  ],
  inspect: eachAlert(function* (fields) {
    if (!wakes(fields)) return;
    const labels = [...(textAt(fields, 'expr') ?? '').matchAll(grouping)].flatMap(([, list = '']) =>
      list.split(',').map((label) => label.trim()),
    );
    const wrong = labels.find((label) => unbounded.test(label));
    if (wrong === undefined) return;
    yield {
      path: ['expr'],
      found: `alert ${String(fields['alert'])}: by (… ${wrong} …)`,
      allowed: 'labels of which there are few values, e.g. namespace, service, pod',
    };
  }),
};
