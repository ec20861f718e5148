import type { Manifest } from '@delivery/manifest';
import type { Traffic } from '../../facts.ts';
import { selectorLabels } from './labels.ts';
import { ending, metadataOf, serving } from './workloads.ts';

const apps = [...serving, ...ending];

const database = '10.40.240.0/24';

/** Pods of an app in their namespace, as peers name them. */
const podsOf = (app: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
  podSelector: { matchLabels: selectorLabels(app) },
});

/** What their authors say of connections: `payment` calls `order`, and all of them use a database. */
export const declared: Traffic = {
  calls: [{ from: 'shop/payment', to: 'shop/order', port: 8080 }],
  outside: [
    {
      workload: 'shop/order',
      direction: 'ingress',
      peer: { entity: 'ingress' },
      ports: [8080],
      because: 'the Gateway',
    },
    ...apps.flatMap((app) => [
      outside(app, { cidr: database }, 5432, 'its database'),
      ...(['UDP', 'TCP'] as const).map((protocol) => ({
        ...outside(app, { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }, 53, 'names'),
        protocol,
      })),
    ]),
  ],
  identity: [{ cidr: '169.254.169.254/32', ports: [80] }],
};

function outside(app: string, peer: Traffic['outside'][number]['peer'], port: number, because: string) {
  return { workload: `shop/${app}`, direction: 'egress' as const, peer, ports: [port], because };
}

/** How requests reach the pods, what scales them and what a node drain may take. */
export const traffic: readonly Manifest[] = [
  ...serving.map((app) => service(app)),
  ...serving.map((app): Manifest => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(app),
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: selectorLabels(app) },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  })),
  autoscaler('apps/v1', 'Deployment', 'order'),
  autoscaler('argoproj.io/v1alpha1', 'Rollout', 'payment'),
  ...apps.map((app): Manifest => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(app),
    spec: {
      podSelector: { matchLabels: selectorLabels(app) },
      policyTypes: ['Ingress', 'Egress'],
      ...(app === 'order' && { ingress: [{ from: [podsOf('payment')], ports: [{ protocol: 'TCP', port: 8080 }] }] }),
      egress: [
        { to: [{ ipBlock: { cidr: database } }], ports: [{ protocol: 'TCP', port: 5432 }] },
        ...(app === 'payment' ? [{ to: [podsOf('order')], ports: [{ protocol: 'TCP', port: 'http' }] }] : []),
      ],
    },
  })),
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: metadataOf('cache'),
    spec: {
      selector: { matchLabels: selectorLabels('cache') },
      endpoints: [{ port: 'http', path: '/metrics', interval: '15s' }],
    },
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: metadataOf('collector'),
    spec: {
      selector: { matchLabels: selectorLabels('collector') },
      podMetricsEndpoints: [{ port: 'metrics', interval: '15s' }],
    },
  },
];

function service(app: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(app),
    spec: {
      type: 'ClusterIP',
      ...(app === 'ledger' && { clusterIP: 'None' }),
      selector: selectorLabels(app),
      ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }],
    },
  };
}

function autoscaler(apiVersion: string, kind: string, name: string): Manifest {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadataOf(name),
    spec: {
      scaleTargetRef: { apiVersion, kind, name },
      minReplicas: 3,
      maxReplicas: 12,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 65 } } },
      ],
    },
  };
}
