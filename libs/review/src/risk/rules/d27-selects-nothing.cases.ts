import type { Manifest } from '@delivery/manifest';
import type { Case } from '../testing/case.ts';
import type { PositiveCase } from '../rule.ts';

export const positive: readonly PositiveCase[] = [
  {
    name: 'a Service that asks for another name',
    decides: 'Service',
    after: { set: { 'Service shop/order': { 'spec.selector["app.kubernetes.io/name"]': 'orders' } } },
    object: '/Service/shop/order',
    field: 'spec.selector',
  },
  {
    name: 'a budget that asks for one label more',
    decides: 'PodDisruptionBudget',
    after: { set: { 'PodDisruptionBudget shop/order': { 'spec.selector.matchLabels.tier': 'web' } } },
    object: 'policy/PodDisruptionBudget/shop/order',
    field: 'spec.selector',
  },
  {
    name: 'a policy that asks for another name',
    decides: 'NetworkPolicy',
    after: {
      set: { 'NetworkPolicy shop/order': { 'spec.podSelector.matchLabels["app.kubernetes.io/name"]': 'orders' } },
    },
    object: 'networking.k8s.io/NetworkPolicy/shop/order',
    field: 'spec.podSelector',
  },
  {
    name: 'a monitor whose Service has another label',
    decides: 'ServiceMonitor',
    both: {
      add: { 'apps/shop': [monitor()] },
      set: { 'Service shop/order': { 'metadata.labels': { scrape: 'true' } } },
    },
    after: { set: { 'Service shop/order': { 'metadata.labels': { scrape: 'no' } } } },
    object: 'monitoring.coreos.com/ServiceMonitor/shop/order',
    field: 'spec.selector',
  },
  {
    name: 'a Service whose pods go',
    decides: 'StatefulSet',
    both: { add: { 'apps/shop': [service()] } },
    after: { remove: ['StatefulSet shop/cache'] },
    object: '/Service/shop/cache',
    field: 'spec.selector',
  },
  {
    name: 'pods that go together with their Service',
    decides: 'Service and StatefulSet',
    before: { add: { 'apps/shop': [service()] } },
    after: { remove: ['StatefulSet shop/cache'] },
    object: 'apps/StatefulSet/shop/cache',
    field: '',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'a Service and its pods that change their label together',
    decides: 'spec.template.metadata.labels',
    after: {
      remove: ['PodDisruptionBudget shop/order', 'NetworkPolicy shop/order'],
      set: {
        'Service shop/order': { 'spec.selector': { app: 'order' } },
        'Deployment shop/order': { 'spec.template.metadata.labels': { app: 'order' } },
      },
    },
  },
  {
    name: 'a Service that took nothing before',
    decides: 'spec.selector',
    both: { set: { 'Service shop/order': { 'spec.selector': { app: 'made-by-an-operator' } } } },
    after: { set: { 'Service shop/order': { 'spec.selector': { app: 'made-by-another' } } } },
  },
  {
    name: 'a Service that goes while its pods stay',
    decides: 'Service',
    before: { add: { 'apps/shop': [service()] } },
  },
  {
    name: 'a Service whose pods come again under another name',
    decides: 'metadata.name',
    both: { add: { 'apps/shop': [service()] } },
    after: {
      remove: ['StatefulSet shop/cache'],
      add: { 'apps/shop': [cache()] },
    },
  },
  {
    name: 'a Service without a selector',
    decides: 'Endpoints',
    after: { set: { 'Service shop/order': { 'spec.selector': undefined } } },
  },
  {
    name: 'a Service that goes, and pods that their annotation keeps',
    decides: 'metadata.annotations',
    before: {
      add: { 'apps/shop': [service()] },
      set: { 'StatefulSet shop/cache': { 'metadata.annotations["argocd.argoproj.io/sync-options"]': 'Prune=false' } },
    },
    after: { remove: ['StatefulSet shop/cache'] },
  },
];
function monitor(): Manifest {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'order', namespace: 'shop' },
    spec: { selector: { matchLabels: { scrape: 'true' } }, endpoints: [{ port: 'http' }] },
  };
}

function service(): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'cache', namespace: 'shop' },
    spec: { clusterIP: 'None', selector: { 'app.kubernetes.io/name': 'cache' }, ports: [{ port: 6379 }] },
  };
}

function cache(): Manifest {
  const labels = { 'app.kubernetes.io/name': 'cache' };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'cache-2', namespace: 'shop' },
    spec: { replicas: 3, selector: { matchLabels: labels }, template: { metadata: { labels } } },
  };
}
