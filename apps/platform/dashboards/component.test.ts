import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { testApp, testFoundation, testService } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import dashboards from './component.ts';

const folder = 'apps/platform/dashboards';
const buckets = { logs: { bucket: 'logs', cidrs: ['10.0.0.0/24'] } };
const keeping = (changes: Parameters<typeof testCluster>[0] = {}) => {
  const cluster = testCluster(changes);
  return { ...cluster, bindings: { ...cluster.bindings, buckets } };
};
const measured = testService({
  metrics: { http_requests_total: { type: 'counter', help: 'Requests.', labels: ['code'] } },
  slo: { availability: { metric: 'http_requests_total', failed: 'code=~"5.."' } },
});
const others = [
  testFoundation('grafana', { stage: 'platform', folder: 'apps/platform/grafana', exporters: ['external-secrets'] }),
  testApp('menu', { owner: 'kitchen', service: measured }),
];

const rowsOf = (
  cluster: ReturnType<typeof keeping>,
  more: NonNullable<Parameters<typeof testRender>[1]>['others'] = [],
) => {
  const rendering = testRender(dashboards, { folder, cluster, others: [...others, ...more] });
  const { data } = rendering.get('ConfigMap', 'dashboard-development') as unknown as { data: Record<string, string> };
  const { panels } = JSON.parse(data['development.json'] ?? '') as { panels: { title: string }[] };
  return panels.map(({ title }) => title);
};

it('writes each dashboard into a ConfigMap that Grafana mounts by name', () => {
  const names = (role: 'workload' | 'observability') =>
    testRender(dashboards, { folder, cluster: keeping({ role }), others })
      .manifests.filter(({ kind }) => kind === 'ConfigMap')
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  const always = ['grafana/dashboard-operations', 'grafana/dashboard-development', 'grafana/dashboard-security'];
  expect(names('workload').sort()).toEqual([...always].sort());
  expect(names('observability').sort()).toEqual(['grafana/dashboard-executive', ...always].sort());
});

it('gives a new service its row', () => {
  expect(rowsOf(keeping())).toEqual(['menu (kitchen)']);
  expect(rowsOf(keeping(), [testApp('voucher', { owner: 'growth', service: measured })])).toEqual([
    'menu (kitchen)',
    'voucher (growth)',
  ]);
});

it('shows services of other clusters where all are seen', () => {
  const elsewhere = testApp('voucher', {
    owner: 'growth',
    service: measured,
    clusters: ({ role }) => role === 'workload',
  });
  const others_ = [...others, elsewhere];
  const rendering = testRender(dashboards, {
    folder,
    cluster: keeping({ name: 'observer', role: 'observability' }),
    otherClusters: [testCluster({ name: 'worker', role: 'workload' })],
    others: others_,
  });
  expect(JSON.stringify(rendering.get('ConfigMap', 'dashboard-development'))).toContain('voucher (growth)');
});

it('is there where Grafana is', () => {
  expect(dashboards.clusters(keeping())).toBe(true);
  expect(dashboards.clusters(testCluster({ role: 'edge' }))).toBe(false);
});

it('is written in the files that its findings name', () => {
  const root = join(import.meta.dirname, '../../..');
  for (const uid of ['executive', 'operations', 'development', 'security'])
    expect(existsSync(join(root, `libs/grafana/src/dashboards/${uid}.ts`))).toBe(true);
});
