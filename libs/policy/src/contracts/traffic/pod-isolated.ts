import { nameOf } from '@delivery/manifest';
import type { Check } from '../../check.ts';
import { isolating } from './network/open.ts';
import { networkOf } from './network/network.ts';
import type { Direction } from './network/policy.ts';

const DIRECTIONS: readonly (readonly [Direction, string])[] = [
  ['ingress', 'Ingress'],
  ['egress', 'Egress'],
];

export const podIsolated: Check = {
  id: 'W60',
  name: 'pod-isolated',
  title: 'Network policies for Ingress and for Egress select every pod',
  why: 'A pod that no policy selects can be reached from everywhere in the cluster, and reaches everything: whoever takes it over does too.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV2_K8S_6',
    'kube-score pod-networkpolicy',
    'kube-linter non-isolated-pod',
    'kubescape C-0260',
    'polaris missingNetworkPolicy',
  ],
  fix: 'add a NetworkPolicy with policyTypes Ingress and Egress that selects the pods',
  good: [
    { name: 'by a policy of their own, and one for all' },
    { name: 'by one for all', remove: ['NetworkPolicy shop/order', 'CiliumNetworkPolicy shop/order-gateway'] },
    { name: 'by their own', remove: ['NetworkPolicy shop/default-deny'] },
    {
      name: 'by one for Ingress, since nothing else is said, and one for Egress',
      remove: ['NetworkPolicy shop/default-deny'],
      on: 'NetworkPolicy shop/payment',
      set: { 'spec.policyTypes': ['Egress'] },
      add: [policy('payment-in', 'payment', undefined)],
    },
    {
      name: 'by one whose Egress rules say so',
      remove: ['NetworkPolicy shop/default-deny'],
      on: 'NetworkPolicy shop/seed',
      set: { 'spec.policyTypes': undefined },
    },
    {
      name: 'by one for every pod of the cluster',
      remove: ['NetworkPolicy shop/default-deny', 'NetworkPolicy shop/order', 'CiliumNetworkPolicy shop/order-gateway'],
      add: [clusterwide({ ingress: [{}], egress: [{}] })],
    },
    {
      name: 'by one of Cilium that denies',
      remove: ['NetworkPolicy shop/default-deny'],
      on: 'NetworkPolicy shop/order',
      set: { 'spec.policyTypes': ['Ingress'] },
      add: [clusterwide({ egressDeny: [{ toEntities: ['world'] }] })],
    },
  ],
  bad: [
    {
      name: 'labels of no policy',
      remove: ['NetworkPolicy shop/default-deny'],
      set: { 'template.metadata.labels["app.kubernetes.io/instance"]': 'order-2' },
      at: 'template.metadata.labels',
      found: 'no network policy for Ingress and Egress selects the pods of Deployment shop/order',
    },
    {
      name: 'a Rollout with a policy for one direction',
      remove: ['NetworkPolicy shop/default-deny'],
      on: 'NetworkPolicy shop/payment',
      set: { 'spec.policyTypes': ['Ingress'] },
      object: 'Rollout shop/payment',
      at: 'spec.template.metadata.labels',
      found: 'no network policy for Egress selects the pods of Rollout shop/payment',
    },
    {
      name: 'a Job with a policy for the other direction',
      remove: ['NetworkPolicy shop/default-deny'],
      on: 'NetworkPolicy shop/seed',
      set: { 'spec.policyTypes': ['Egress'] },
      object: 'Job shop/seed',
      at: 'spec.template.metadata.labels',
      found: 'no network policy for Ingress selects the pods of Job shop/seed',
    },
    {
      name: 'in a namespace without policies',
      add: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'shell', namespace: 'argocd', labels: { 'app.kubernetes.io/name': 'order' } },
          spec: { containers: [] },
        },
      ],
      object: 'Pod argocd/shell',
      at: 'metadata.labels',
      found: 'no network policy for Ingress and Egress selects the pods of Pod argocd/shell',
    },
    {
      name: 'a policy of Cilium that leaves them open',
      remove: ['NetworkPolicy shop/default-deny', 'NetworkPolicy shop/order'],
      add: [clusterwide({ egressDeny: [{ toEntities: ['world'] }], enableDefaultDeny: { egress: false } })],
      object: 'Deployment shop/order',
      at: 'spec.template.metadata.labels',
      found: 'no network policy for Egress selects the pods of Deployment shop/order',
    },
  ],
  *inspect(world) {
    const network = networkOf(world);
    for (const endpoint of network.endpoints) {
      const { pod } = endpoint;
      if (pod === undefined) continue;
      const missing = DIRECTIONS.filter(([direction]) => isolating(network, direction, endpoint).length === 0);
      if (missing.length === 0) continue;
      yield {
        object: pod.owner,
        path: [...pod.path, 'metadata', 'labels'],
        found: `no network policy for ${missing.map(([, type]) => type).join(' and ')} selects the pods of ${nameOf(pod.owner)}`,
        allowed: 'at least one policy for each direction',
      };
    }
  },
};

function policy(name: string, app: string, policyTypes: readonly string[] | undefined) {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: 'shop' },
    spec: { podSelector: { matchLabels: { 'app.kubernetes.io/name': app } }, ...(policyTypes && { policyTypes }) },
  };
}

function clusterwide(rules: Readonly<Record<string, unknown>>) {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumClusterwideNetworkPolicy',
    metadata: { name: 'everybody' },
    spec: { endpointSelector: {}, ...rules },
  };
}
