import { didYouMean } from '@delivery/findings';
import { expect, it } from 'vitest';
import { dashboardConfigMap } from '../config-map.ts';
import type { Dashboard } from '../dashboard.ts';
import { dashboardsOf } from '../dashboards/index.ts';
import { number } from '../panel.ts';
import { testApps, testObserver, testView, testWorkload } from '../testing.ts';
import { checkDashboards } from './check-dashboards.ts';
import { asPromql } from './questions.ts';

const fleet = { clusters: [testWorkload, testObserver], repository: { url: 'https://git.example/platform.git' } };
type World = Parameters<typeof checkDashboards>[1];
const runbooks = new Map([['docs/runbooks/TargetDown.md', '']]);
const world = { fleet, catalog: { apps: testApps }, runbooks } as unknown as World;
const anyRunbook = { ...world, runbooks: { has: () => true, keys: () => [] } } as unknown as World;

const check = (dashboard: Dashboard, global = false, changed: World = world) => {
  const cluster = (global ? testObserver : testWorkload).name;
  const manifest = dashboardConfigMap(dashboard, testView(global), 'grafana');
  return checkDashboards([{ manifest, app: 'dashboards', cluster }], changed);
};
const asking = (expr: string, more: Partial<Parameters<typeof number>[0]> = {}): Dashboard => ({
  uid: 'operations',
  title: 'Operations',
  description: 'An example.',
  from: 'now-1h',
  refresh: '1m',
  sections: [
    {
      title: 'Now',
      panels: [
        number({ title: 'Orders', description: 'Orders.', unit: 'short', queries: [{ expr, legend: '' }], ...more }),
      ],
    },
  ],
});

it.each([false, true])('finds nothing in ours, on one cluster or on all of them: %s', (global) => {
  for (const dashboard of dashboardsOf(testView(global))) expect(check(dashboard, global, anyRunbook)).toEqual([]);
});

it('names the file, the panel, the place in the query and the nearest metric', () => {
  const expr = 'sum(rate(order_payd_total{namespace="order"}[$__rate_interval])) / 2';
  expect(check(asking(expr))).toEqual([
    {
      id: 'panel-series-are-declared',
      severity: 'error',
      subject: 'ConfigMap grafana/dashboard-operations of app dashboards',
      at: {
        file: 'libs/grafana/src/dashboards/operations.ts',
        path: 'dashboard "Operations": panel "Orders": query A: expr:1:10',
      },
      found: 'metric "order_payd_total", which nobody declares on workload',
      allowed: 'metrics of apps, of the exporters that apps declare, and recording rules',
      fix: 'did you mean "order_paid_total"? or declare it where it is exposed',
      clusters: ['workload'],
    },
  ]);
});

it('finds a label that was renamed', () => {
  expect(check(asking('sum by (status) (orders_total)'))).toMatchObject([
    {
      found: 'label "status", which none of the series here has',
      at: { path: expect.stringContaining(':1:9') as string },
    },
  ]);
});

it('finds broken PromQL', () => {
  expect(check(asking('sum(up'))).toMatchObject([{ found: 'the end', allowed: 'PromQL' }]);
});

it('knows clusters only where all of them are seen', () => {
  const expr = 'sum by (cluster) (up{environment="$environment"})';
  expect(check(asking(expr), true)).toEqual([]);
  expect(check(asking(expr)).map(({ found }) => found)).toContain('label "environment", which up does not have');
});

it('finds a metric that a service no longer declares', () => {
  const without = testApps.filter(({ name }) => name !== 'user');
  const executive = dashboardsOf(testView(true)).find(({ uid }) => uid === 'executive');
  if (executive === undefined) throw new Error('no dashboard executive');
  const found = check(executive, true, { ...anyRunbook, catalog: { apps: without } });
  expect(found[0]).toMatchObject({
    at: { file: 'libs/grafana/src/dashboards/executive.ts' },
    found: 'metric "user_active_sessions", which nobody declares on any cluster',
  });
});

it('checks what variables and annotations ask', () => {
  const marks = [{ name: 'Change', reads: [], expr: 'changes(ups[5m]) > 0', text: 'changed' }];
  expect(check({ ...asking('up'), marks })).toMatchObject([
    {
      at: { path: 'dashboard "Operations": annotation "Change": expr:1:9' },
      found: 'metric "ups", which nobody declares on workload',
    },
  ]);
  const noSlo = testApps.filter(({ service }) => service === undefined);
  const byService = check({ ...asking('up'), byService: true }, false, { ...world, catalog: { apps: noSlo } });
  expect(byService[0]?.at?.path).toBe('dashboard "Operations": variable service: expr:1:1');
});

it('finds a link to a runbook that does not exist', () => {
  expect(check(asking('up', { runbooks: ['TargetDown', 'TargetGone'] }))).toMatchObject([
    {
      id: 'panel-runbook-exists',
      found: 'a link to docs/runbooks/TargetGone.md, which does not exist',
      fix: `${didYouMean('docs/runbooks/TargetGone.md', runbooks.keys())} or write docs/runbooks/TargetGone.md`,
    },
  ]);
});

it('finds what is no dashboard, and leaves other ConfigMaps alone', () => {
  const metadata = { name: 'notes', namespace: 'grafana' };
  const object = (labels: Record<string, string>, text: string) => ({
    app: 'order',
    cluster: 'workload',
    manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...metadata, labels }, data: { 'notes.json': text } },
  });
  expect(checkDashboards([object({}, '{')], world)).toEqual([]);
  for (const text of ['{', '[]', 'null'])
    expect(checkDashboards([object({ grafana_dashboard: '1' }, text)], world)).toMatchObject([
      {
        id: 'dashboard-is-json',
        at: { file: 'apps/services/order/component.ts', path: 'notes.json' },
        found: 'no JSON object',
      },
    ]);
});

it('puts a time of the same width in place of variables that are times', () => {
  expect(asPromql('rate(up[$__rate_interval]) + x[$__range]')).toBe('rate(up[5m              ]) + x[5m      ]');
});
