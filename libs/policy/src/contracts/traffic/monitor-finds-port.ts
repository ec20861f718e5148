import { didYouMean } from '@delivery/findings';
import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../check.ts';
import { at, fieldsAt, listAt } from '../../fields.ts';
import { selects } from '../../pods/selector.ts';
import { oneOf } from '../references/table/words.ts';
import { networkOf, type Network } from './network/network.ts';
import { selectorText } from './network/words.ts';
import { scrapedBy, type FindScraped } from './scraped.ts';

const GROUP = 'monitoring.coreos.com';
const onService = { on: 'ServiceMonitor shop/cache' };
const onPods = { on: 'PodMonitor shop/collector' };

export const monitorFindsPort: Check = {
  id: 'C33',
  name: 'monitor-finds-port',
  title: 'Every ServiceMonitor and PodMonitor finds what it scrapes, and its port',
  why: 'A monitor that finds nothing is no error to Prometheus: the metrics are missing, and alerts on them never fire.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter dangling-servicemonitor',
    'https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors',
  ],
  fix: 'select labels and name a port that are there',
  good: [
    { name: 'a port of a Service, and one of pods' },
    {
      name: 'of a namespace that it names',
      ...onService,
      set: { 'metadata.namespace': 'argocd', 'spec.namespaceSelector': { matchNames: ['shop'] } },
    },
    {
      name: 'of any namespace',
      ...onPods,
      set: { 'metadata.namespace': 'argocd', 'spec.namespaceSelector': { any: true } },
    },
    { name: 'of a chart', add: [chartMonitor()] },
    {
      name: 'of any namespace, which may be one of others',
      ...onService,
      set: { 'spec.selector.matchLabels': { app: 'cash' }, 'spec.namespaceSelector.any': true },
    },
    { name: 'every Service', ...onService, set: { 'spec.selector': {}, 'spec.namespaceSelector.matchNames': [] } },
    { name: 'ports of pods by number', ...onPods, set: { 'spec.podMetricsEndpoints[0]': { portNumber: 9090 } } },
    { name: 'ports of pods behind a Service', ...onService, set: { 'spec.endpoints[0]': { targetPort: 'metrics' } } },
    { name: 'the first port of a Service', ...onService, set: { 'spec.endpoints[0]': { path: '/metrics' } } },
  ],
  bad: [
    {
      name: 'a slip in a label of a Service',
      ...onService,
      set: { 'spec.selector.matchLabels': { app: 'cash' } },
      at: 'spec.selector',
      found: 'ServiceMonitor shop/cache selects no Services of namespace shop: none has app=cash',
    },
    {
      name: 'a slip in a label of pods',
      ...onPods,
      set: { 'spec.selector.matchLabels': { app: 'colector' } },
      at: 'spec.selector',
      found: 'PodMonitor shop/collector selects no pods of namespace shop: none has app=colector',
    },
    {
      name: 'in two namespaces that have none',
      ...onPods,
      set: {
        'spec.selector': { matchExpressions: [{ key: 'tier', operator: 'Exists' }] },
        'spec.namespaceSelector.matchNames': ['shop', 'billing'],
      },
      add: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'billing' } }],
      at: 'spec.selector',
      found: 'PodMonitor shop/collector selects no pods of namespaces shop, billing: none has tier Exists',
    },
    {
      name: 'in a namespace of its own',
      ...onService,
      set: { 'metadata.namespace': 'billing' },
      add: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'billing' } }],
      object: 'ServiceMonitor billing/cache',
      at: 'spec.selector',
      found:
        'ServiceMonitor billing/cache selects no Services of namespace billing: none has app.kubernetes.io/name=cache, app.kubernetes.io/instance=cache',
    },
    {
      name: 'a port that the Service does not have',
      ...onService,
      set: { 'spec.endpoints[1]': { port: 'metrics' } },
      at: 'spec.endpoints[1].port',
      found: 'ServiceMonitor shop/cache scrapes port metrics, which no Service that it selects has',
    },
    {
      name: 'a port that the pods do not have',
      ...onPods,
      set: { 'spec.podMetricsEndpoints[0].port': 'metric' },
      at: 'spec.podMetricsEndpoints[0].port',
      found: 'PodMonitor shop/collector scrapes port metric, which no pods that it selects have',
    },
    {
      name: 'a number that the pods do not have',
      ...onPods,
      set: { 'spec.podMetricsEndpoints[0]': { portNumber: 9091 } },
      at: 'spec.podMetricsEndpoints[0].portNumber',
      found: 'PodMonitor shop/collector scrapes port 9091, which no pods that it selects have',
    },
  ],
  *inspect(world) {
    const network = networkOf(world);
    for (const kind of Object.keys(KINDS)) {
      const find = scrapedBy(kind, world);
      for (const object of world.of(GROUP, kind)) yield* inspectMonitor(object, find, network);
    }
  },
};

const KINDS: Readonly<Record<string, { readonly list: string; readonly what: string; readonly have: string }>> = {
  ServiceMonitor: { list: 'endpoints', what: 'Services', have: 'no Service that it selects has' },
  PodMonitor: { list: 'podMetricsEndpoints', what: 'pods', have: 'no pods that it selects have' },
};

function* inspectMonitor(object: Manifest, find: FindScraped, network: Network): Iterable<Violation> {
  const { list = '', what = '', have = '' } = KINDS[object.kind] ?? {};
  const selector = at(object, 'spec', 'selector');
  const namespaces = namespacesOf(object);
  const found = find(namespaces).filter(({ labels }) => selects(selector, labels));
  if (found.length === 0) {
    // those of any namespace may be in one of others
    if (namespaces === undefined || namespaces.some(network.hidesPods)) return;
    const [word, labels] = [namespaces.length === 1 ? 'namespace' : 'namespaces', selectorText(selector)];
    yield {
      object,
      path: ['spec', 'selector'],
      found: `${nameOf(object)} selects no ${what} of ${word} ${namespaces.join(', ')}: none has ${labels || 'labels'}`,
      allowed: `labels that ${what} carry`,
    };
    return;
  }
  const ports = found.flatMap((one) => one.ports);
  for (const [i, endpoint] of listAt(object, 'spec', list).entries()) {
    const field = ['port', 'portNumber'].find((name) => at(endpoint, name) !== undefined);
    const port = field === undefined ? undefined : at(endpoint, field);
    if (field === undefined || ports.some((one) => one === port)) continue;
    yield {
      object,
      path: ['spec', list, i, field],
      found: `${nameOf(object)} scrapes port ${String(port)}, which ${have}`,
      allowed: oneOf([...new Set(ports)].map(String)),
      fix: didYouMean(String(port), ports.map(String)),
    };
  }
}

/** Undefined: all of them. */
function namespacesOf({ metadata, spec }: Manifest): readonly string[] | undefined {
  const { any, matchNames } = fieldsAt(spec, 'namespaceSelector');
  if (any === true) return undefined;
  return Array.isArray(matchNames) && matchNames.length > 0 ? matchNames.map(String) : [metadata.namespace ?? ''];
}

/** For pods of a chart, which the tree does not hold. */
function chartMonitor(): Manifest {
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'ServiceMonitor',
    metadata: { name: 'reloader', namespace: 'flux-system' },
    spec: { selector: { matchLabels: { app: 'reloader' } }, endpoints: [{ port: 'metrics' }] },
  };
}
