import type { Check } from '../../check.ts';
import { networkOf, selectsEveryPod } from './network/network.ts';

const DIRECTIONS = [
  ['ingress', 'Ingress'],
  ['egress', 'Egress'],
] as const;

export const namespaceDenies: Check = {
  id: 'N01a',
  name: 'namespace-denies',
  title: 'In every namespace a policy denies to every pod what no other opens',
  why: 'Without it a pod that no policy selects yet, such as that of a debugging session, reaches everything.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV2_K8S_6',
    'kyverno add-network-policy',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-and-all-egress-traffic',
  ],
  fix: 'add a NetworkPolicy with `podSelector: {}` and policyTypes Ingress and Egress',
  good: [
    { name: 'one for both directions' },
    {
      name: 'one for each',
      on: 'NetworkPolicy shop/default-deny',
      set: { 'spec.policyTypes': ['Egress'] },
      add: [deny('default-deny-ingress', 'shop', { podSelector: {} })],
    },
    {
      name: 'one of Cilium for every namespace',
      remove: ['NetworkPolicy shop/default-deny'],
      add: [
        {
          apiVersion: 'cilium.io/v2',
          kind: 'CiliumClusterwideNetworkPolicy',
          metadata: { name: 'default-deny' },
          spec: { endpointSelector: { matchLabels: {} }, ingress: [{}], egress: [{}] },
        },
      ],
    },
    { name: 'a namespace that others make', remove: ['NetworkPolicy shop/default-deny', 'Namespace shop'] },
  ],
  bad: [
    {
      name: 'none',
      remove: ['NetworkPolicy shop/default-deny'],
      object: 'Namespace shop',
      at: 'metadata.name',
      found: 'namespace shop has no network policy for Ingress and Egress of every pod',
    },
    {
      name: 'one direction',
      on: 'NetworkPolicy shop/default-deny',
      set: { 'spec.policyTypes': ['Egress'] },
      object: 'Namespace shop',
      at: 'metadata.name',
      found: 'namespace shop has no network policy for Ingress of every pod',
    },
    {
      name: 'pods of one app',
      on: 'NetworkPolicy shop/default-deny',
      set: { 'spec.podSelector': { matchLabels: { app: 'order' } } },
      object: 'Namespace shop',
      at: 'metadata.name',
      found: 'namespace shop has no network policy for Ingress and Egress of every pod',
    },
    {
      name: 'pods with some label',
      on: 'NetworkPolicy shop/default-deny',
      set: { 'spec.podSelector': { matchExpressions: [{ key: 'app', operator: 'Exists' }] } },
      object: 'Namespace shop',
      at: 'metadata.name',
      found: 'namespace shop has no network policy for Ingress and Egress of every pod',
    },
    {
      name: 'another namespace',
      add: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'billing' } }, deny('in', 'billing', {})],
      object: 'Namespace billing',
      at: 'metadata.name',
      found: 'namespace billing has no network policy for Egress of every pod',
    },
  ],
  *inspect(world) {
    const network = networkOf(world);
    const denied = new Set<string>();
    for (const policy of network.policies) {
      if (!selectsEveryPod(policy.pods)) continue;
      for (const namespace of network.namespacesOf(policy, policy.pods))
        for (const direction of policy.isolates) denied.add(`${direction} ${namespace}`);
    }
    for (const object of world.of('', 'Namespace')) {
      const { name } = object.metadata;
      const missing = DIRECTIONS.filter(([direction]) => !denied.has(`${direction} ${name}`));
      if (missing.length === 0) continue;
      yield {
        object,
        path: ['metadata', 'name'],
        found: `namespace ${name} has no network policy for ${missing.map(([, type]) => type).join(' and ')} of every pod`,
        allowed: 'policies with an empty podSelector that name both directions',
      };
    }
  },
};

function deny(name: string, namespace: string, spec: Readonly<Record<string, unknown>>) {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec };
}
