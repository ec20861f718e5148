import { testApp, testFoundation } from '@delivery/catalog/testing';
import { testRender, testRenderObjects } from '@delivery/component/testing';
import { alertmanagerFiles } from '@delivery/constructs/operator';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import alertmanager from './component.ts';
import type { Configuration } from './configuration.ts';

const props = (changes: Partial<Cluster> = {}) => ({
  folder: 'apps/platform/alertmanager',
  cluster: testCluster(changes),
  others: [testApp('order'), testApp('payment', { owner: 'payments' }), testFoundation('grafana')],
});
const render = (changes?: Partial<Cluster>) => testRender(alertmanager, props(changes));
const { environment } = testCluster();
const development = { environment: { ...environment, name: 'development' }, availability: 'development' } as const;

interface Secret {
  readonly data: readonly { readonly secretKey: string }[];
  readonly target: { readonly template: { readonly mergePolicy: string; readonly data: Record<string, string> } };
}
const filled = (changes?: Partial<Cluster>) =>
  render(changes).get('ExternalSecret', 'alertmanager')['spec'] as unknown as Secret;
const text = (changes?: Partial<Cluster>) => filled(changes).target.template.data['alertmanager.yaml'] ?? '';
const configuration = (changes?: Partial<Cluster>) => load(text(changes)) as Configuration;

/** The receiver that an alert reaches, as Alertmanager walks its tree: the deepest first route that matches. */
function receiverOf(labels: Readonly<Record<string, string>>, changes?: Partial<Cluster>): string {
  const matches = (matcher: string) => {
    const [, label = '', value] = /^(\w+)="(.*)"$/.exec(matcher) ?? [];
    return labels[label] === value;
  };
  const walk = (route: Configuration['route']): string => {
    const next = route.routes?.find(({ matchers = [] }) => matchers.every(matches));
    return next === undefined ? route.receiver : walk(next);
  };
  return walk(configuration(changes).route);
}

describe('an alert reaches', () => {
  it.each([
    ['its owner at once, when it is a page', { owner: 'payments', severity: 'page' }, 'payments-page'],
    ['its owner on a working day, when it is a ticket', { owner: 'payments', severity: 'ticket' }, 'payments-ticket'],
    ['the platform, when nobody owns it', { owner: 'nobody', severity: 'page' }, 'platform-ticket'],
    ['the heartbeat service, whoever owns it', { alertname: 'Watchdog', owner: 'platform' }, 'watchdog'],
  ])('%s', (_, labels, receiver) => {
    expect(receiverOf(labels)).toBe(receiver);
  });

  it('nobody at night in development', () => {
    expect(receiverOf({ owner: 'payments', severity: 'page' }, development)).toBe('payments-ticket');
    expect(text(development)).not.toContain('pagerduty');
  });
});

it('has a receiver for every owner of the cluster, and each is routed to', () => {
  const { receivers, route } = configuration();
  const routed = [route, ...(route.routes ?? []), ...(route.routes ?? []).flatMap(({ routes = [] }) => routes)];
  expect(receivers.map(({ name }) => name)).toEqual([
    'watchdog',
    ...['ordering', 'payments', 'platform'].flatMap((owner) => [`${owner}-page`, `${owner}-ticket`]),
  ]);
  expect(new Set(routed.map(({ receiver }) => receiver))).toEqual(new Set(receivers.map(({ name }) => name)));
});

it('sends the heartbeat every minute, for as long as it fires', () => {
  expect(configuration().route.routes?.[0]).toMatchObject({ receiver: 'watchdog', repeat_interval: '1m' });
});

it('holds no key: each is a file that the store fills (S01)', () => {
  const { data, target } = filled();
  const keys = [...text().matchAll(/_file: (.*)$/gm)].map(([, path = '']) => path);
  expect(keys.map((path) => path.replace('/etc/alertmanager/secrets/alertmanager/', '')).sort()).toEqual(
    data.map(({ secretKey }) => secretKey).sort(),
  );
  expect(target.template.mergePolicy).toBe('Merge');
});

it('has no braces in its configuration, which the template of an ExternalSecret would read', () => {
  expect(text()).not.toMatch(/[{}]/);
});

it('silences by service only alerts that have one', () => {
  const byService = configuration().inhibit_rules.filter(({ source_matchers }) =>
    source_matchers.includes('severity="page"'),
  );
  expect(byService).toEqual([
    {
      source_matchers: ['severity="page"', 'service=~".+"'],
      target_matchers: ['severity="ticket"', 'service=~".+"'],
      equal: ['cluster', 'service'],
    },
  ]);
  expect(configuration().inhibit_rules.every(({ equal }) => equal.includes('cluster'))).toBe(true);
});

it('runs three times in production, and tells the others what it sent', () => {
  expect(render().get('Alertmanager', 'alertmanager')['spec']).toMatchObject({
    replicas: 3,
    configSecret: 'alertmanager',
    automountServiceAccountToken: false,
    image: expect.stringMatching(/alertmanager:v0\.28\.1@sha256:[0-9a-f]{64}$/) as unknown,
  });
  expect(render(development).get('Alertmanager', 'alertmanager')['spec']).toMatchObject({ replicas: 1 });
  const { ingress } = render().get('NetworkPolicy', 'alertmanager')['spec'] as { ingress: { ports: object[] }[] };
  expect(ingress.at(-1)?.ports).toEqual([
    { protocol: 'TCP', port: 9094 },
    { protocol: 'UDP', port: 9094 },
  ]);
});

it('answers Prometheus and Grafana, and is not asked by others', () => {
  const { ingress } = render().get('NetworkPolicy', 'alertmanager')['spec'] as unknown as {
    ingress: { from: { namespaceSelector?: { matchLabels: Record<string, string> } }[] }[];
  };
  const namespaces = ingress[0]?.from.map(
    ({ namespaceSelector }) => namespaceSelector?.matchLabels['kubernetes.io/metadata.name'],
  );
  expect(namespaces).toEqual(['monitoring', 'grafana']);
});

it('names the page that tells what to do in its messages', () => {
  const { data } = render().get('ConfigMap', 'alertmanager-templates') as unknown as { data: Record<string, string> };
  expect(data['delivery.tmpl']).toContain('.Annotations.runbook_url');
  expect(configuration().templates).toEqual(['/etc/alertmanager/configmaps/alertmanager-templates/delivery.tmpl']);
});

it('gives its configuration as a file for amtool', () => {
  expect(alertmanagerFiles(testRenderObjects(alertmanager, props()))).toEqual([
    {
      path: 'generated/alertmanager/aws-test/alertmanager.yaml',
      text: text(),
      app: 'alertmanager',
      source: 'alertmanager/secret',
    },
  ]);
});
