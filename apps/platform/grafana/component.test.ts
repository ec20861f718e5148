import { testRender } from '@delivery/component/testing';
import type { Cluster, Telemetry } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import grafana from './component.ts';

const bucket = { bucket: 'b', cidrs: ['10.0.3.4/32'] };
const keeping = (changes: Partial<Cluster> = {}) =>
  testCluster({
    bindings: { ...testCluster().bindings, buckets: { logs: bucket, metrics: bucket, traces: bucket } },
    ...changes,
  });
const telling = (telemetry: Partial<Telemetry>) =>
  keeping({ telemetry: { metrics: 'prometheus', traces: 'tempo', exporters: [], ...telemetry } });

const render = (cluster = keeping()) => testRender(grafana, { folder: 'apps/platform/grafana', cluster });
const filesOf = (cluster?: Cluster) =>
  (render(cluster).get('ConfigMap', 'grafana') as unknown as { data: Record<string, string> }).data;

interface Source {
  readonly uid: string;
  readonly type: string;
  readonly url: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
}
function sourcesOf(cluster?: Cluster): Readonly<Record<string, Source>> {
  const { datasources } = parse(filesOf(cluster)['datasources.yaml'] ?? '') as { datasources: readonly Source[] };
  return Object.fromEntries(datasources.map((source) => [source.uid, source]));
}

describe('data sources', () => {
  it('are those of the cluster, under ids that are the same everywhere', () => {
    const found = (cluster?: Cluster) => Object.values(sourcesOf(cluster)).map(({ uid, type }) => `${uid}: ${type}`);
    expect(found()).toEqual(['prometheus: prometheus', 'loki: loki', 'traces: tempo', 'alertmanager: alertmanager']);
    expect(found(telling({ traces: 'jaeger' }))).toContain('traces: jaeger');
  });

  it('ask for metrics where they are kept', () => {
    const url = (cluster?: Cluster) => sourcesOf(cluster)['prometheus']?.url;
    expect(url()).toBe('http://thanos-query.monitoring.svc.cluster.local:10902');
    expect(url(keeping({ role: 'observability' }))).toBe('http://thanos-global.monitoring.svc.cluster.local:10902');
    expect(url(telling({ metrics: 'victoria-metrics' }))).toBe(
      'http://victoria-metrics.monitoring.svc.cluster.local:8428',
    );
    const bindings = { ...testCluster().bindings, buckets: { logs: bucket, traces: bucket } };
    expect(url(keeping({ bindings }))).toBe('http://prometheus.monitoring.svc.cluster.local:9090');
  });

  it('lead to each other', () => {
    const { prometheus, loki, traces } = sourcesOf();
    expect(prometheus?.jsonData).toMatchObject({
      exemplarTraceIdDestinations: [{ name: 'trace_id', datasourceUid: 'traces' }],
    });
    expect(loki?.jsonData).toMatchObject({
      derivedFields: [{ matcherType: 'label', matcherRegex: 'trace_id', datasourceUid: 'traces' }],
    });
    expect(traces?.jsonData).toMatchObject({
      tracesToLogsV2: { datasourceUid: 'loki' },
      tracesToMetrics: { datasourceUid: 'prometheus' },
    });
  });
});

describe('who comes in', () => {
  const ini = filesOf()['grafana.ini'] ?? '';
  const section = (name: string) => ini.split(`[${name}]\n`)[1]?.split('\n\n')[0]?.split('\n');

  it('has a name', () => {
    expect(section('auth.anonymous')).toEqual(['enabled = false']);
    expect(section('auth.basic')).toEqual(['enabled = false']);
    expect(section('auth')).toContain('disable_login_form = true');
    expect(section('auth.generic_oauth')).toContain('enabled = true');
    expect(section('security')).toContain('disable_initial_admin_creation = true');
  });

  it('has the rights of the groups of teams, and without one none', () => {
    expect(section('auth.generic_oauth')).toContain('role_attribute_strict = true');
    expect(section('auth.generic_oauth')).toContain(
      "role_attribute_path = contains(groups[*], 'platform:operate') && 'Admin' || groups[?ends_with(@, ':operate')] && 'Editor' || groups[?ends_with(@, ':view')] && 'Viewer'",
    );
  });

  it('is known by the identity provider, with a secret out of the store', () => {
    expect(ini).toContain('client_secret = $__file{/etc/grafana-secrets/client-secret}\n');
    expect(ini).toContain('secret_key = $__file{/etc/grafana-secrets/secret-key}\n');
    expect(render().get('ExternalSecret', 'grafana')['spec']).toMatchObject({
      data: [{ secretKey: 'client-secret' }, { secretKey: 'secret-key' }],
    });
  });
});

it('mounts what it is provisioned with, and dashboards that may come later', () => {
  const { template } = render().get('StatefulSet', 'grafana')['spec'] as {
    template: {
      spec: { volumes: { name: string }[]; containers: { volumeMounts: { name: string; mountPath: string }[] }[] };
    };
  };
  const { volumes, containers } = template.spec;
  const mounts = Object.fromEntries(
    (containers[0]?.volumeMounts ?? []).map(({ name, mountPath }) => [name, mountPath]),
  );
  expect(mounts).toEqual({
    config: '/etc/grafana',
    dashboards: '/etc/grafana-dashboards',
    data: '/var/lib/grafana',
    provider: '/etc/grafana-provisioning/dashboards',
    secrets: '/etc/grafana-secrets',
    sources: '/etc/grafana-provisioning/datasources',
    tmp: '/tmp',
  });
  expect(volumes.find(({ name }) => name === 'dashboards')).toMatchObject({
    projected: { sources: expect.arrayContaining([{ configMap: { name: 'dashboard-operations', optional: true } }]) },
  });
});

it('has no right on the API server', () => {
  const kinds = render().manifests.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.includes('Role'))).toEqual([]);
});

it('runs where logs are kept', () => {
  expect(grafana.clusters(keeping())).toBe(true);
  expect(grafana.clusters(testCluster())).toBe(false);
});
