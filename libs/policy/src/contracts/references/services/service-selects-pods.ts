import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { textAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import { referencesOf } from '../table/references-of.ts';
import { opaqueNamespaces } from './opaque-namespaces.ts';
import { podsBySelector, selectorOf } from './pods-of.ts';

export const serviceSelectsPods: Check = {
  id: 'C20',
  name: 'service-selects-pods',
  title: 'Every Service selects the pods of a workload',
  why: 'A Service without pods is a black hole: its name resolves, and every request to it fails.',
  severity: 'error',
  level: 'all',
  sources: ['kube-linter dangling-service', 'kube-score service-targets-pod'],
  fix: 'select labels that the pods carry, or remove the Service',
  good: [
    { name: 'by the labels of an app' },
    {
      name: 'outside the cluster',
      on: 'Service shop/order',
      set: { spec: { type: 'ExternalName', externalName: 'order.example' } },
    },
    {
      name: 'those that a Rollout says',
      add: [service('payment-preview', undefined)],
      on: 'Rollout shop/payment',
      set: { 'spec.strategy': { blueGreen: { activeService: 'payment', previewService: 'payment-preview' } } },
    },
    {
      name: 'addresses that somebody writes',
      add: [
        service('legacy', {}),
        {
          apiVersion: 'discovery.k8s.io/v1',
          kind: 'EndpointSlice',
          metadata: { name: 'legacy-1', namespace: 'shop', labels: { 'kubernetes.io/service-name': 'legacy' } },
        },
      ],
    },
    {
      name: 'addresses in the old form',
      add: [
        service('legacy', {}),
        { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'legacy', namespace: 'shop' } },
      ],
    },
    {
      name: 'of which an operator makes pods',
      add: [
        {
          apiVersion: 'monitoring.coreos.com/v1',
          kind: 'Prometheus',
          metadata: { name: 'k8s', namespace: 'flux-system' },
        },
        { ...service('prometheus', { prometheus: 'k8s' }), metadata: { name: 'prometheus', namespace: 'flux-system' } },
      ],
    },
    {
      name: 'of which a chart makes pods for Argo CD',
      on: 'Application argocd/order',
      set: { 'spec.source.chart': 'order', 'spec.destination.namespace': 'argocd' },
      add: [{ ...service('chart', { app: 'chart' }), metadata: { name: 'chart', namespace: 'argocd' } }],
    },
    {
      name: 'beside pods that name no namespace',
      add: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'shell', labels: { app: 'shell' } },
          spec: { containers: [] },
        },
        service('shell', { app: 'shell' }),
      ],
    },
  ],
  bad: [
    {
      name: 'a slip in a label',
      on: 'Service shop/order',
      set: { 'spec.selector["app.kubernetes.io/instance"]': 'ordr' },
      at: 'spec.selector',
      found:
        'Service shop/order selects app.kubernetes.io/name=order,app.kubernetes.io/instance=ordr, which no pods carry',
    },
    {
      name: 'pods of another namespace',
      add: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'shell', namespace: 'argocd', labels: { app: 'shell' } },
          spec: { containers: [] },
        },
        service('shell', { app: 'shell' }),
      ],
      object: 'Service shop/shell',
      at: 'spec.selector',
      found: 'Service shop/shell selects app=shell, which no pods carry',
    },
    {
      name: 'no selector',
      add: [service('legacy', undefined)],
      object: 'Service shop/legacy',
      at: 'spec.selector',
      found: 'Service shop/legacy has no selector',
    },
    {
      name: 'addresses of another Service',
      add: [
        service('legacy', {}),
        {
          apiVersion: 'discovery.k8s.io/v1',
          kind: 'EndpointSlice',
          metadata: { name: 'legacy', namespace: 'shop', labels: { 'kubernetes.io/service-name': 'older' } },
        },
      ],
      object: 'Service shop/legacy',
      at: 'spec.selector',
      found: 'Service shop/legacy has no selector',
    },
    {
      name: 'labels of old that a Rollout would replace, were it named by one',
      on: 'Service shop/payment',
      set: { 'spec.selector': { app: 'pay' } },
      at: 'spec.selector',
      found: 'Service shop/payment selects app=pay, which no pods carry',
    },
  ],
  *inspect(world) {
    const podsOf = podsBySelector(world);
    const isFilled = filledByOthers(world);
    const opaque = opaqueNamespaces(world);
    for (const object of world.of('', 'Service')) {
      if (textAt(object, 'spec', 'type') === 'ExternalName' || isFilled(object)) continue;
      if (podsOf(object).length > 0) continue;
      const isOpaque = opaque.has(object.metadata.namespace);
      const labels = Object.entries(selectorOf(object)).map(([key, value]) => `${key}=${String(value)}`);
      if (isOpaque && labels.length > 0) continue;
      const wrong = labels.length === 0 ? 'has no selector' : `selects ${labels.join(',')}, which no pods carry`;
      yield {
        object,
        path: ['spec', 'selector'],
        found: `${nameOf(object)} ${wrong}`,
        allowed: 'labels that pods of its namespace carry',
      };
    }
  },
};

/**
 * Of Services whose pods somebody else says: Argo Rollouts writes the selector of those that a Rollout names, and who writes endpoints
 * by hand needs none.
 */
function filledByOthers(world: World): (service: Manifest) => boolean {
  const key = (namespace: string | undefined, name: string | undefined) => `${namespace}/${name}`;
  const named = referencesOf(world).flatMap(({ object, group, kind, namespace, name }) =>
    object.kind === 'Rollout' && group === '' && kind === 'Service' ? [key(namespace, name)] : [],
  );
  const slices = world
    .of('discovery.k8s.io', 'EndpointSlice')
    .map(({ metadata: { namespace, labels = {} } }) => key(namespace, labels['kubernetes.io/service-name']));
  const endpoints = world.of('', 'Endpoints').map(({ metadata: { namespace, name } }) => key(namespace, name));
  const filled = new Set([...named, ...slices, ...endpoints]);
  return (service) =>
    Object.keys(selectorOf(service)).length === 0 && filled.has(key(service.metadata.namespace, service.metadata.name));
}

function service(name: string, selector: Readonly<Record<string, string>> | undefined): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop' },
    spec: { ...(selector && { selector }), ports: [{ port: 80 }] },
  };
}
