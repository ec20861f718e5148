import type { App } from '@delivery/catalog';
import { testApp, testFoundation, testService } from '@delivery/catalog/testing';
import { overlayOf } from '@delivery/component';
import { testRender } from '@delivery/component/testing';
import { evaluate, loadRules, provenRules } from '@delivery/falco';
import type { Cluster } from '@delivery/fleet';
import { testCluster, testFleet } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import falco from './component.ts';
import { watchedOn } from './watched.ts';

const order = testApp('order', {
  service: testService({ needs: { postgres: 'orders' }, calledBy: ['payment'], processes: ['order-migrate'] }),
});
const payment = testApp('payment', {
  owner: 'payments',
  service: testService({
    dataClass: 'card',
    needs: { postgres: 'orders' },
    calls: { order: 'http' },
    cronTasks: {
      settlement: {
        args: ['settle'],
        schedule: '30 2 * * *',
        needs: { bucket: 'settlements' },
        requests: { cpu: '200m', memory: '256Mi', 'ephemeral-storage': '256Mi' },
        deadlineSeconds: 3600,
      },
    },
  }),
});
const secrets = testFoundation('external-secrets', {
  namespaces: [{ name: 'external-secrets', podSecurity: 'restricted' }],
});
const others = [secrets, order, payment];

const render = (cluster = testCluster(), apps: readonly App[] = others) =>
  testRender(falco, { folder: 'apps/operators/falco', cluster, others: apps });
const files = (cluster?: Cluster, apps?: readonly App[]) =>
  render(cluster, apps).get('ConfigMap', 'falco-rules')['data'] as Readonly<Record<string, string>>;
const values = (changes: Partial<Cluster> = {}) => {
  const release = render(testCluster({ engine: 'flux', ...changes })).get('HelmRelease', 'falco')['spec'];
  return (release as { values: Record<string, unknown> }).values;
};
const google = testCluster({ cloud: 'gcp', account: 'delivery-test', region: 'europe-west1' });

describe.each([
  ['on AWS', testCluster()],
  ['on Google Cloud', google],
  ['in a mesh', testCluster({ mesh: 'istio' })],
])('the rules %s', (_, cluster) => {
  const watched = watchedOn({
    ...{ cluster, overlay: overlayOf(cluster), apps: others, clusters: [cluster], catalog: { apps: others } },
    repository: testFleet().repository,
  });
  const { rules, findings } = loadRules(
    Object.entries(files(cluster)).map(([name, text]) => ({ name, entries: parse(text) as unknown })),
  );

  it('load as they are written', () => {
    expect(findings).toEqual([]);
    expect(rules).toHaveLength(11);
  });

  it.each(provenRules(watched).map((proven) => [proven.rule.rule, proven] as const))('%s', (name, proven) => {
    const { condition } = rules.find((rule) => rule.name === name)!;
    expect(proven.triggers.filter(({ event }) => !evaluate(condition, event))).toEqual([]);
    expect(proven.quiet.filter(({ event }) => evaluate(condition, event))).toEqual([]);
  });
});

it('knows the processes of a service by its declaration', () => {
  expect(files()['30-order.yaml']).toContain(`- list: order_processes
  items:
    - order
    - order-migrate
`);
});

it('knows where payment connects to: what it needs, whom it calls, who it is, who takes its traces', () => {
  const rule = (parse(files()['40-services.yaml']!) as { rule?: string; exceptions?: { values: unknown }[] }[]).find(
    (entry) => entry.rule === 'Payment Connects to Undeclared Host',
  );
  expect(rule?.exceptions?.[0]).toMatchObject({
    name: 'declared_destination',
    values: [
      ['payment', ['10.0.0.0/24'], 5432],
      ['payment', ['10.0.3.4/32'], 443],
      ['payment', ['169.254.170.23/32'], 80],
      ['payment', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], 80],
      ['payment', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], 4317],
      ['payment', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], 4318],
    ],
  });
});

it('is silent while payment sends traces to the agent of its cluster, and not when they go elsewhere', () => {
  const written = Object.entries(files()).map(([name, text]) => ({ name, entries: parse(text) as unknown }));
  const rule = loadRules(written).rules.find(({ name }) => name === 'Payment Connects to Undeclared Host')!;
  const alarms = (address: string, port: number) =>
    evaluate(rule.condition, {
      ...{ 'evt.type': 'connect', 'evt.rawres': -115, 'evt.res': 'EINPROGRESS' },
      ...{ 'container.id': '3ad7b26ded6d', 'container.name': 'payment', 'k8s.ns.name': 'payment' },
      ...{ 'proc.name': 'payment', 'fd.typechar': '4', 'fd.l4proto': 'tcp', 'fd.sip': address, 'fd.sport': port },
    });
  expect([alarms('172.20.31.7', 4317), alarms('172.20.31.7', 4318)]).toEqual([false, false]);
  expect([alarms('203.0.113.7', 4317), alarms('203.0.113.7', 4318), alarms('172.20.31.7', 4319)]).toEqual([
    true,
    true,
    true,
  ]);
});

it('lets those ask the metadata service to whom it hands out identities', () => {
  const namespaces = (cluster: Cluster) =>
    (parse(files(cluster)['20-containers.yaml']!) as { list?: string; items?: string[] }[]).find(
      ({ list }) => list === 'metadata_namespaces',
    )?.items;
  expect(namespaces(testCluster())).toEqual(['kube-system']);
  expect(namespaces(google)).toEqual(['external-secrets', 'falco', 'kube-system', 'payment']);
});

it('has the rules of every container where there are no services', () => {
  expect(Object.keys(files(testCluster(), [secrets]))).toEqual(['10-common.yaml', '20-containers.yaml']);
});

it('reads rules of this tree alone, and takes new ones without a restart', () => {
  expect(values()).toMatchObject({
    falcoctl: { artifact: { install: { enabled: false }, follow: { enabled: false } } },
    mounts: {
      volumes: [{ configMap: { name: 'falco-rules' } }],
      volumeMounts: [{ mountPath: '/etc/falco/delivery', readOnly: true }],
    },
    falco: { rules_files: ['/etc/falco/delivery'], watch_config_files: true, rule_matching: 'all' },
  });
  expect(values()).not.toHaveProperty('customRules');
});

it('may no more on a node than it needs, and is on every one', () => {
  expect(values()).toMatchObject({
    containerSecurityContext: { capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
    driver: { kind: 'modern_ebpf', modernEbpf: { leastPrivileged: true } },
    tolerations: [{ operator: 'Exists' }],
  });
});

it('tells Alertmanager in its own words', () => {
  const { config, replicaCount } = values()['falcosidekick'] as { config: unknown; replicaCount: number };
  expect(config).toMatchObject({
    alertmanager: {
      endpoint: '/api/v2/alerts',
      extralabels: 'cluster:aws-test,environment:production,owner:platform',
      customseveritymap: expect.stringContaining('critical:page,error:ticket') as unknown,
    },
  });
  expect(replicaCount).toBe(2);
});

it('speaks with nobody but who carries its findings on', () => {
  const policy = (name: string) =>
    render().get('NetworkPolicy', name)['spec'] as { ingress: object[]; egress: object[] };
  const falcoPods = [
    { podSelector: { matchLabels: expect.objectContaining({ 'app.kubernetes.io/name': 'falco' }) as unknown } },
  ];
  expect(policy('falco').ingress).toMatchObject([{ ports: [{ port: 8765 }] }]);
  expect(policy('falco').egress).toMatchObject([{ ports: [{ port: 53 }, { port: 53 }] }, { ports: [{ port: 2801 }] }]);
  expect(policy('falcosidekick').ingress).toMatchObject([
    { ports: [{ port: 2801 }] },
    { from: falcoPods, ports: [{ port: 2801 }] },
  ]);
  expect(policy('falcosidekick').egress).toMatchObject([
    { ports: [{ port: 53 }, { port: 53 }] },
    { ports: [{ port: 9093 }] },
  ]);
});

it('is not on a desk', () => {
  expect(falco.clusters(testCluster({ role: 'local', cloud: 'local' }))).toBe(false);
});
