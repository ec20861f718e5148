import { testApp, testFoundation } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import alerts from './component.ts';

interface Rules {
  readonly spec: {
    readonly groups: readonly {
      readonly name: string;
      readonly rules: readonly {
        readonly alert: string;
        readonly expr: string;
        readonly labels: Readonly<Record<string, string>>;
        readonly annotations: Readonly<Record<string, string>>;
      }[];
    }[];
  };
}

const others = [
  testApp('order'),
  testApp('payment', { owner: 'payments' }),
  testFoundation('engine', { exporters: ['argocd', 'flux-resources'] }),
  testFoundation('kube-state-metrics', { exporters: ['kube-state-metrics'] }),
];

const rulesFor = (owner: string, props: Parameters<typeof testRender>[1] = {}) => {
  const rendering = testRender(alerts, { folder: 'apps/platform/alerts', others, ...props });
  return (rendering.get('PrometheusRule', `platform-for-${owner}`) as unknown as Rules).spec.groups;
};
const names = (owner: string, props?: Parameters<typeof testRender>[1]) =>
  rulesFor(owner, props).map(({ name }) => name);

it('has the groups whose exporters run on the cluster', () => {
  expect(names('platform')).toEqual(['targets', 'nodes', 'ownership', 'gitops', 'pods', 'controllers', 'jobs', 'room']);
  expect(names('platform', { others: [] })).toEqual(['targets']);
});

it('reads the engine that the cluster has', () => {
  const stale = (engine: 'argocd' | 'flux') =>
    rulesFor('platform', { cluster: testCluster({ engine }) })
      .flatMap(({ rules }) => rules)
      .find(({ alert }) => alert === 'GitOpsStale')?.expr;
  expect(stale('argocd')).toContain('argocd_app_info');
  expect(stale('flux')).toContain('gotk_resource_info');
});

it('tells every owner of their own namespaces, and the platform team of all others', () => {
  const crashing = (owner: string) =>
    rulesFor(owner)
      .flatMap(({ rules }) => rules)
      .find(({ alert }) => alert === 'PodCrashLooping');
  expect(crashing('ordering')?.expr).toContain('namespace=~"order"');
  expect(crashing('payments')?.expr).toContain('namespace=~"payment"');
  expect(crashing('platform')?.expr).toContain('namespace!~"order|payment"');
  expect(crashing('payments')).toMatchObject({
    labels: { severity: 'page', owner: 'payments' },
    annotations: { runbook_url: 'https://git.example/platform/blob/main/docs/runbooks/PodCrashLooping.md' },
  });
});

it('misses every exporter by name', () => {
  const missing = rulesFor('platform')[0]?.rules.find(({ alert }) => alert === 'TargetMissing');
  expect(missing?.expr).toBe(
    'label_replace(absent(up{job="argocd"} == 1), "job", "argocd", "", "")' +
      ' or label_replace(absent(up{job="kube-state-metrics"} == 1), "job", "kube-state-metrics", "", "")',
  );
});

it('asks from outside on the cluster that observes the others', () => {
  const asking = [...others, testFoundation('blackbox-exporter', { exporters: ['blackbox-exporter'] })];
  const groupsOn = (role: 'observability' | 'workload') =>
    names('platform', { others: asking, cluster: testCluster({ role }) }).includes('probes');
  expect([groupsOn('observability'), groupsOn('workload')]).toEqual([true, false]);
});

it('is left out where no Prometheus runs', () => {
  expect(alerts.clusters(testCluster({ role: 'local', cloud: 'local' }))).toBe(false);
});
