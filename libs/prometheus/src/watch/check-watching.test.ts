import type { App, Metrics } from '@delivery/catalog';
import { testApp, testFoundation, testService } from '@delivery/catalog/testing';
import { testCluster, testFleet } from '@delivery/fleet/testing';
import type { Manifest } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { prometheusRule } from '../rules/prometheus-rule.ts';
import type { Recording } from '../rules/rule-group.ts';
import { checkWatching, type WatchedObject } from './check-watching.ts';
import { runbookSections } from './runbooks.ts';
import { ruleFiles } from './rule-files.ts';

const metrics: Metrics = {
  orders_total: { type: 'counter', help: 'Orders.', labels: ['state'] },
  order_age_seconds: { type: 'histogram', help: 'Age.' },
};
const order = (declared: Metrics = metrics): App => testApp('order', { service: testService({ metrics: declared }) });
const clusters = [testCluster({ name: 'aws-one' }), testCluster({ name: 'aws-two' })];
const runbook = runbookSections.map((section) => `## ${section}\n\nSay it.\n`).join('\n');
const runbooks = new Map([['docs/runbooks/OrderStuck.md', runbook]]);

interface Written {
  readonly expr?: string;
  readonly owner?: string;
  readonly summary?: string;
  readonly records?: readonly Recording[];
}

function rule({
  expr = 'orders_total > 5',
  owner = 'ordering',
  summary = 'Stuck',
  records = [],
}: Written = {}): Manifest {
  const alert = {
    name: 'OrderStuck',
    expr,
    severity: 'page',
    summary,
    description: 'Long.',
    fires: [],
    silent: [],
  } as const;
  const { url: repositoryUrl } = testFleet().repository;
  const groups = [{ name: 'order', records, alerts: [alert] }];
  const { metadata: _typed, ...object } = prometheusRule({
    name: 'order',
    namespace: 'order',
    owner,
    repositoryUrl,
    groups,
  });
  return { ...object, metadata: { name: 'order', namespace: 'order' } } as Manifest;
}

const on = (manifest: Manifest, names = ['aws-one', 'aws-two']): readonly WatchedObject[] =>
  names.map((cluster) => ({ manifest, app: 'order', cluster, source: 'order/service/PrometheusRule' }));

const findings = (objects: readonly WatchedObject[], apps: readonly App[] = [order()], books = runbooks) =>
  checkWatching(objects, { fleet: testFleet(clusters), catalog: { apps }, runbooks: books });

it('finds nothing where every series, owner and runbook is there', () => {
  expect(
    findings(on(rule({ expr: 'sum by (state) (rate(orders_total[5m])) > 5', summary: '{{ $labels.state }}' }))),
  ).toEqual([]);
});

it('names the file of a service that no longer has the metric, once for all clusters', () => {
  const { orders_total, ...less } = metrics;
  const renamed = order({ ...less, ...(orders_total && { order_total: orders_total }) });
  expect(findings(on(rule()), [renamed])).toEqual([
    {
      id: 'series-are-declared',
      severity: 'error',
      subject: 'PrometheusRule order/order of app order',
      at: {
        file: 'apps/services/order/component.ts',
        path: 'order/service/PrometheusRule: alert OrderStuck: expr:1:1',
      },
      found: 'metric "orders_total", which nobody declares',
      allowed: 'metrics of apps, of the exporters that apps declare, and recording rules',
      fix: 'did you mean "order_total"? or declare it where it is exposed',
      clusters: ['aws-one', 'aws-two'],
    },
  ]);
});

it('names the file that declares the label that was renamed', () => {
  const renamed: Metrics = { ...metrics, orders_total: { type: 'counter', help: 'Orders.', labels: ['status'] } };
  expect(findings(on(rule({ expr: 'orders_total{state="stuck"} > 5' })), [order(renamed)])).toMatchObject([
    {
      id: 'series-are-declared',
      at: { path: 'order/service/PrometheusRule: alert OrderStuck: expr:1:14' },
      found: 'label "state", which orders_total does not have',
      fix: 'did you mean "status"? apps/services/order/component.ts declares them',
    },
  ]);
});

it('knows the series of a histogram, and what an earlier rule records', () => {
  const records = [
    {
      record: 'order:age:p99',
      expr: 'histogram_quantile(0.99, sum by (le, service) (rate(order_age_seconds_bucket[5m])))',
    },
    { record: 'order:age:old', expr: 'order:age:p99 > 60', labels: { tier: 'x' } },
  ];
  expect(
    findings(on(rule({ expr: 'order:age:old{tier="x"} > 5', summary: '{{ $labels.service }}', records }))),
  ).toEqual([]);
  expect(findings(on(rule({ expr: 'order:age:p99{state="x"} > 5', records })))).toMatchObject([
    { found: 'label "state", which order:age:p99 does not have', allowed: 'service' },
  ]);
});

it('knows on each cluster only what runs there', () => {
  const away: App = { ...order(), clusters: ({ name }) => name === 'aws-one' };
  expect(findings(on(rule()), [away, testApp('user')])).toMatchObject([
    { found: 'metric "orders_total", which nobody declares', clusters: ['aws-two'] },
  ]);
  const exporter = testFoundation('state', { exporters: ['kube-state-metrics'] });
  expect(findings(on(rule({ expr: 'kube_pod_info == 0' })), [order(), exporter])).toEqual([]);
  expect(findings(on(rule({ expr: 'kube_pod_info == 0' })))).toHaveLength(1);
});

it('names a runbook that was deleted', () => {
  expect(findings(on(rule()), [order()], new Map([['docs/runbooks/OrderStock.md', runbook]]))).toEqual([
    {
      id: 'runbook-exists',
      severity: 'error',
      subject: 'PrometheusRule order/order of app order',
      at: { file: 'docs/runbooks/OrderStuck.md' },
      found: 'no runbook of alert OrderStuck',
      allowed: 'docs/runbooks/OrderStuck.md with the sections Symptom, Impact, Diagnosis, Mitigation, Escalation',
      fix: 'write docs/runbooks/OrderStuck.md, or rename the alert: did you mean "docs/runbooks/OrderStock.md"?',
      clusters: ['aws-one', 'aws-two'],
    },
  ]);
});

it('names sections that say nothing', () => {
  const book = runbook.replace('## Impact\n\nSay it.', '## Impact').replace('## Escalation', '### Escalation');
  expect(findings(on(rule()), [order()], new Map([['docs/runbooks/OrderStuck.md', book]]))).toMatchObject([
    {
      id: 'runbook-has-sections',
      at: { file: 'docs/runbooks/OrderStuck.md' },
      found: 'no text under "## Impact", "## Escalation"',
      fix: 'write what is missing into docs/runbooks/OrderStuck.md',
    },
  ]);
});

it('names an address that is not that of the runbook', () => {
  const moved = JSON.parse(JSON.stringify(rule()).replace('blob/main', 'wiki')) as Manifest;
  expect(findings(on(moved))).toMatchObject([
    {
      id: 'runbook-is-linked',
      found: 'https://git.example/platform/wiki/docs/runbooks/OrderStuck.md',
      allowed: 'https://git.example/platform/blob/main/docs/runbooks/OrderStuck.md',
    },
  ]);
});

it('names an owner that nobody is', () => {
  expect(findings(on(rule({ owner: 'orderin' })))).toMatchObject([
    {
      id: 'alert-has-owner',
      at: { path: 'order/service/PrometheusRule: alert OrderStuck: labels.owner' },
      found: 'owner "orderin"',
      allowed: 'ordering',
      fix: 'did you mean "ordering"?',
    },
  ]);
});

it('names a label in a text that the alert does not have', () => {
  expect(
    findings(on(rule({ expr: 'sum by (state) (orders_total) > 5', summary: '{{ $labels.stage }}' }))),
  ).toMatchObject([
    {
      id: 'template-labels-are-known',
      at: { path: 'order/service/PrometheusRule: alert OrderStuck: annotations.summary' },
      found: '$labels.stage, which the alert does not have',
      allowed: 'owner, severity, state',
      fix: 'did you mean "state"?',
    },
  ]);
});

it('reads the queries of analyses and scalers too', () => {
  const analysis: Manifest = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name: 'order', namespace: 'order' },
    spec: { metrics: [{ name: 'errors', provider: { prometheus: { query: 'order_total{pod=~"{{args.x}}"}' } } }] },
  };
  const scaler: Manifest = {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'order', namespace: 'order' },
    spec: { triggers: [{ type: 'kafka' }, { type: 'prometheus', metadata: { query: 'sum(order_total' } }] },
  };
  const paths = findings([...on(analysis, ['aws-one']), ...on(scaler, ['aws-one'])]).map(({ at }) => at?.path);
  expect(paths).toEqual([
    'order/service/PrometheusRule: metric errors: query:1:1',
    'order/service/PrometheusRule: triggers[1].metadata.query:1:16',
  ]);
});

it('names an exporter that nobody knows', () => {
  expect(findings([], [testFoundation('state', { exporters: ['kube-state-metric'] })])).toMatchObject([
    {
      id: 'exporter-is-known',
      subject: 'app state',
      at: { file: 'apps/foundation/state/component.ts', path: 'exporters' },
      found: 'exporter "kube-state-metric"',
      fix: 'did you mean "kube-state-metrics"? or add it to libs/prometheus/src/exporters',
    },
  ]);
});

it('writes the groups of each rule object as a file that Prometheus itself loads', () => {
  const [file, ...others] = ruleFiles([...on(rule(), ['aws-one']), ...on({ ...rule(), kind: 'ConfigMap' })]);
  expect(others).toEqual([]);
  expect(file).toMatchObject({ path: 'generated/prometheus/aws-one/order/order_order.yaml', app: 'order' });
  expect(file?.text).toMatch(/^groups:\n {2}- name: order\n {4}rules:\n/);
});
