import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpr } from './check.ts';
import type { Known, Source } from './known.ts';

const scraped = ['namespace', 'pod', 'service'];
const app = (name: string, ...labels: readonly string[]): Source => ({
  by: `app ${name}`,
  file: `apps/services/${name}/component.ts`,
  labels: new Set([...labels, ...scraped]),
  namespace: name,
});
const kubeStateMetrics: Source = {
  by: 'exporter kube-state-metrics 2.17.0',
  file: 'libs/prometheus/src/exporters',
  labels: new Set(['node', ...scraped]),
};
const known: Known = {
  where: 'on aws-test',
  metrics: new Map([
    ['http_requests_total', [app('order', 'code', 'method'), app('user', 'status')]],
    ['orders_total', [app('order', 'state')]],
    ['took_seconds_bucket', [app('order', 'le')]],
    ['kube_pod_info', [kubeStateMetrics]],
  ]),
};

const problems = (expr: string) =>
  checkExpr(expr, known).problems.map(
    ({ line, column, found, allowed, fix }) => `${line}:${column} ${found} | ${allowed} | ${fix}`,
  );
const labels = (expr: string) => [...checkExpr(expr, known).labels].sort().join();

it.each([
  'sum by (service) (rate(http_requests_total{code=~"5.."}[5m] offset 1w)) / on (service) group_left sum by (service) (orders_total)',
  'sum(rate(http_requests_total[5m])) by (code) > bool 1',
  'histogram_quantile(0.99, sum by (le) (rate(took_seconds_bucket[5m])))',
  'label_replace(kube_pod_info, "host", "$1", "node", "(.*)")',
  'label_replace(absent(orders_total), "job", "order", "", "")',
  'kube_pod_info * on (namespace, pod) group_left (state) orders_total',
  '{__name__="orders_total", state="paid"} # a comment\n or vector(1)',
  'absent_over_time(orders_total{state="paid"}[5m]) unless on (state) orders_total',
  'topk(3, max_over_time((sum by (pod) (orders_total))[1h:5m]))',
  'count_values by (pod) ("version", kube_pod_info)',
  'sort_by_label(orders_total, "state")',
  'time() - 3 > 1',
])('knows every name in %s', (expr) => {
  expect(problems(expr)).toEqual([]);
});

const where = 'metrics of apps, of the exporters that apps declare, and recording rules';

it.each([
  [
    'http_request_total',
    `1:1 metric "http_request_total", which nobody declares on aws-test | ${where} | did you mean "http_requests_total"? or declare it where it is exposed`,
  ],
  [
    'orders_total{namespace="user"}',
    '1:1 metric "orders_total" of namespace "user", which does not expose it on aws-test | app order | use "http_requests_total" or declare it where it is exposed',
  ],
  [
    'orders_total{stat="x"}',
    '1:14 label "stat", which orders_total does not have | namespace, pod, service, state | did you mean "state"? apps/services/order/component.ts declares them',
  ],
  [
    'sum by (code) (http_requests_total{namespace="user"})',
    '1:9 label "code", which none of the series here has | namespace, pod, service, status | use one of: namespace, pod, service, status',
  ],
  [
    'sum by (node) (sum by (pod) (kube_pod_info))',
    '1:9 label "node", which none of the series here has | pod | use "pod"',
  ],
  [
    'orders_total\n  > on (node) kube_pod_info',
    '2:9 label "node", which none of the series here has | namespace, pod, service, state | use one of: namespace, pod, service, state',
  ],
  [
    'kube_pod_info * on (pod) group_left (stat) orders_total',
    '1:38 label "stat", which none of the series here has | namespace, pod, service, state | did you mean "state"?',
  ],
  [
    'histogram_quantile(0.9, sum(rate(took_seconds_bucket[5m])))',
    '1:1 histogram_quantile of series without the label le | series <histogram>_bucket, with le among the labels of `by` | keep le, e.g. histogram_quantile(0.99, sum by (le) (rate(…_bucket[5m])))',
  ],
  [
    'label_replace(kube_pod_info, "host", "$1", "nod", "(.*)")',
    '1:45 label "nod", which none of the series here has | namespace, node, pod, service | did you mean "node"?',
  ],
  ['{pod="a"}', '1:1 a selector without a metric | the exact name of a metric | name the metric'],
  ['sum(orders_total', '1:17 the end | PromQL | correct the expression'],
  ['sum by service (orders_total)', '1:8 "service" | PromQL | correct the expression'],
  ['rate(orders_total[5m) > 1', '1:21 ")" | PromQL | correct the expression'],
  ['', '1:1 nothing | PromQL | correct the expression'],
])('says of %j what is wrong, and where', (expr, problem) => {
  expect(problems(expr)).toEqual([problem]);
});

describe('the labels of', () => {
  it.each([
    ['an aggregation are those it keeps', 'sum by (code) (http_requests_total)', 'code'],
    ['an aggregation without some are the others', 'sum without (pod, namespace) (orders_total)', 'service,state'],
    ['a match are those of both sides', 'sum by (pod, state) (orders_total) / sum by (pod) (kube_pod_info)', 'pod'],
    ['a match on some are these', 'orders_total > on (pod) kube_pod_info', 'pod'],
    ['a quantile lack the bound', 'histogram_quantile(0.9, sum by (le, pod) (took_seconds_bucket))', 'pod'],
    ['what is absent are those it must equal', 'absent(orders_total{state="paid",pod!="a"})', 'state'],
    ['a comparison with a number are its own', 'sum by (pod) (orders_total) - time() < 3 * 60', 'pod'],
    ['what is or are those of both', 'sum by (pod) (orders_total) or vector(0)', 'pod'],
  ])('%s', (_what, expr, expected) => {
    expect(labels(expr)).toBe(expected);
  });
});

it('reports a mistake once, not in all that is made of it', () => {
  expect(
    problems('sum by (state) (order_total) / on (state) sum by (state) (order_total{state="x"} > 1)'),
  ).toHaveLength(2);
});

it('never throws, whatever is written', () => {
  const words = [
    'sum',
    'by',
    '(',
    ')',
    '{',
    '}',
    '[5m]',
    'orders_total',
    '"a"',
    '=~',
    'on',
    ',',
    '/',
    'or',
    ' ',
    '`',
    '\\',
  ];
  const almost = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 3 })), { maxLength: 30 });
  fc.assert(
    fc.property(almost, (parts) => void checkExpr(parts.join(''), known)),
    { numRuns: 100 },
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void checkExpr(text, known)));
});

it('refuses what is nested too deeply', () => {
  const deep = `${'('.repeat(500)}orders_total${')'.repeat(500)}`;
  expect(problems(deep)).toEqual(['1:1 an expression nested too deeply | 200 levels | record parts of it']);
});
