import { testFoundation } from '@delivery/catalog/testing';
import { testCluster } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import { dashboardConfigMap } from '../config-map.ts';
import { dashboardJson } from '../json/dashboard.ts';
import { testApps, testObserver, testView, testWorkload } from '../testing.ts';
import { viewOn, type View } from '../view.ts';
import { dashboardsOf } from './index.ts';

interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly collapsed?: boolean;
  readonly panels?: readonly PanelJson[];
  readonly datasource?: unknown;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string } };
  readonly targets?: readonly { readonly expr: string; readonly datasource?: unknown; readonly refId: string }[];
}

/** As Grafana reads it: through its text. */
const parsed = (view: View, uid: string) => {
  const dashboard = dashboardsOf(view).find((one) => one.uid === uid);
  if (dashboard === undefined) throw new Error(`no dashboard ${uid}`);
  return JSON.parse(JSON.stringify(dashboardJson(dashboard, view))) as {
    readonly uid: string;
    readonly id?: number;
    readonly title: string;
    readonly tags: readonly string[];
    readonly editable: boolean;
    readonly refresh: string;
    readonly time: unknown;
    readonly links: readonly { readonly type: string }[];
    readonly annotations: { readonly list?: readonly { readonly name: string }[] };
    readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
    readonly panels: readonly PanelJson[];
  };
};
const all = (panels: readonly PanelJson[]): readonly PanelJson[] =>
  panels.flatMap((panel) => [panel, ...all(panel.panels ?? [])]);
const rows = (view: View, uid: string) =>
  parsed(view, uid)
    .panels.filter(({ type }) => type === 'row')
    .map(({ title }) => title);

const views = { 'all clusters': testView(true), 'one cluster': testView() };
const cases = Object.entries(views).flatMap(([where, view]) =>
  dashboardsOf(view).map(({ uid }) => ({ where, uid, dashboard: parsed(view, uid) })),
);

describe.each(cases)('$uid of $where', ({ uid, where, dashboard }) => {
  const everything = all(dashboard.panels);
  const panels = everything.filter(({ type }) => type !== 'row');

  it('says what it is, keeps its address and leads to the others', () => {
    expect(dashboard).toMatchObject({ uid, tags: ['delivery'], editable: false });
    expect(dashboard.id).toBeUndefined();
    expect(dashboard.refresh).toMatch(/^\d+[sm]$/);
    expect(dashboard.links).toMatchObject([{ type: 'dashboards', tags: ['delivery'], keepTime: true }]);
  });

  it('lets the reader choose what series can be chosen by', () => {
    const names = dashboard.templating.list.map(({ name }) => name);
    const ofFleet = where === 'all clusters' ? ['environment', 'cluster'] : [];
    expect(names).toEqual(['metrics', ...ofFleet, ...(uid === 'operations' ? ['service'] : [])]);
  });

  it('gives panels titles of their own, by which findings name them', () => {
    const titles = panels.map(({ title }) => title);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });

  it('gives every panel a title, a description, a unit and the data source that the reader chose', () => {
    const metrics = { type: 'prometheus', uid: '${metrics}' };
    for (const { title, description, fieldConfig, datasource, targets = [] } of panels) {
      expect({ title, description, unit: fieldConfig?.defaults.unit }).toEqual({
        title: expect.stringMatching(/\w/) as string,
        description: expect.stringMatching(/\.$/) as string,
        unit: expect.stringMatching(/\w/) as string,
      });
      expect([datasource, ...targets.map((target) => target.datasource)]).toEqual([
        metrics,
        ...targets.map(() => metrics),
      ]);
      expect(targets.length).toBeGreaterThan(0);
    }
  });

  it('numbers panels and lays none over another', () => {
    const ids = everything.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const taken = new Set<string>();
    for (const { title, gridPos } of everything) {
      expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken.has(`${x},${y}`), `${title} at ${x},${y}`).toBe(false);
          taken.add(`${x},${y}`);
        }
    }
  });

  it('asks for one environment where there are several, and never names clusters where there is one', () => {
    const exprs = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    const selectors = exprs.flatMap((expr) => expr.match(/\{[^}]*\}/g) ?? []);
    if (where === 'all clusters') {
      for (const selector of selectors) expect(selector).toContain('environment="$environment",cluster=~"$cluster"');
    } else for (const expr of exprs) expect(expr).not.toMatch(/\bcluster\b(?!\))|environment/);
  });
});

it('is the same text every time', () => {
  const text = () =>
    JSON.stringify(dashboardsOf(testView(true)).map((one) => dashboardConfigMap(one, testView(true), 'grafana')));
  expect(text()).toBe(text());
});

it('tells what the business gets where all clusters are seen', () => {
  expect(dashboardsOf(testView(true)).map(({ uid }) => uid)).toEqual([
    'executive',
    'operations',
    'development',
    'security',
  ]);
  expect(dashboardsOf(testView()).map(({ uid }) => uid)).toEqual(['operations', 'development', 'security']);
});

it('asks once for what takes 30 days to add up', () => {
  const long = all(parsed(testView(true), 'executive').panels)
    .flatMap(({ targets = [] }) => targets)
    .filter(({ expr }) => expr.includes('[30d'));
  expect(long.length).toBeGreaterThan(0);
  for (const target of long) expect(target).toMatchObject({ instant: true, range: false });
});

it('leaves out what nobody measures', () => {
  const bare = testView(true, [testFoundation('prometheus', { exporters: ['prometheus', 'alertmanager'] })]);
  expect(rows(bare, 'operations')).toEqual(['What is wrong now', 'What watches']);
  expect(dashboardsOf(bare).map(({ uid }) => uid)).toEqual(['executive', 'operations']);
  expect(parsed(bare, 'operations').annotations.list ?? []).toEqual([]);
});

it('shows the engine that a cluster has', () => {
  const ofEngine = (engine: 'argocd' | 'flux') =>
    rows(
      viewOn(testCluster({ role: 'workload', engine }), { apps: testApps, clusters: [], repositoryUrl: '' }),
      'operations',
    ).filter((title) => title.startsWith('GitOps'));
  expect(ofEngine('argocd')).toEqual(['GitOps: Argo CD']);
  expect(ofEngine('flux')).toEqual(['GitOps: Flux']);
});

it('has a folded row for every service, with a panel for each metric of its own', () => {
  const { panels } = parsed(testView(), 'development');
  expect(panels.map(({ title, collapsed }) => [title, collapsed])).toEqual([
    ['delivery (ordering)', true],
    ['order (ordering)', true],
    ['payment (ordering)', true],
    ['user (ordering)', true],
  ]);
  expect(panels.find(({ title }) => title.startsWith('user'))?.panels?.map(({ title }) => title)).toEqual([
    'user: rate',
    'user: errors',
    'user: duration',
    'user: pods',
    'user: restarts in ten minutes',
    'user: CPU, of what is requested',
    'user: memory, of the limit',
    'user: user_active_sessions',
  ]);
});

it('links to logs where they are kept', () => {
  const linked = (global: boolean) =>
    JSON.stringify(parsed(testView(global, [...testApps, testFoundation('loki')]), 'development')).includes(
      'range%22%3A%7B%22from%22%3A%22${__from}%22',
    );
  expect([linked(false), linked(true)]).toEqual([true, false]);
});

it('refuses a section that reads an exporter of which nobody knows', () => {
  const section = {
    title: 'Typo',
    reads: ['node-exportr'],
    panels: dashboardsOf(testView())[0]?.sections[0]?.panels ?? [],
  };
  const [operations] = dashboardsOf(testView());
  if (operations === undefined) throw new Error('no dashboard');
  expect(() => dashboardJson({ ...operations, sections: [section] }, testView())).toThrow(
    'exporter "node-exportr" is unknown; did you mean "node-exporter"?; known: ',
  );
});

it('measures budgets against the objectives of the environment', () => {
  const { slo } = testObserver.environment;
  const errors = all(parsed(testView(), 'development').panels).find(({ title }) => title === 'order: errors');
  expect(errors?.description).toContain(`${slo.standard.availability} % are promised without`);
  expect(testWorkload.environment.slo).toEqual(slo);
});
