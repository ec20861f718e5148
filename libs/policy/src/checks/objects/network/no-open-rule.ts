import type { Check } from '../../../check.ts';
import { shown } from '../../../shown.ts';
import { networkRulesOf } from './network-rules.ts';

export const noOpenRule: Check = {
  id: 'N02',
  name: 'no-open-rule',
  title: 'No rule of a network policy lets everybody through on every port',
  why: 'Policies add up: one open rule undoes every narrow one of the same pods.',
  severity: 'error',
  level: 'all',
  sources: [
    'kyverno restrict-networkpolicy-empty-podselector',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic',
  ],
  fix: 'name the peers, the ports, or both',
  good: [
    { name: 'one address on one port' },
    {
      name: 'everybody on one port',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.ingress': [{ ports: [{ port: 8080, protocol: 'TCP' }] }] },
    },
    {
      name: 'the pods of one app on every port',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.ingress': [{ from: [{ podSelector: { matchLabels: { app: 'payment' } } }] }] },
    },
    {
      name: 'pods of some namespaces on every port',
      on: 'NetworkPolicy shop/order',
      set: {
        'spec.ingress': [
          {
            from: [{ namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'Exists' }] }, podSelector: {} }],
          },
        ],
      },
    },
    {
      name: 'a range of addresses on every port',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.egress': [{ to: [{ ipBlock: { cidr: '10.40.0.0/16' } }] }] },
    },
    {
      name: 'Cilium: an empty rule, which allows nothing',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.ingress': [{}] },
    },
    {
      name: 'Cilium: a range of addresses on every port',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.egress': [{ toCIDR: ['10.40.0.0/16'], toCIDRSet: [{ cidr: '10.41.0.0/16' }] }] },
    },
    {
      name: 'Cilium: all pods on one port',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.ingress[0].fromEntities': undefined, 'spec.ingress[0].fromEndpoints': [{}] },
    },
  ],
  bad: [
    {
      name: 'everybody in',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.ingress': [{}] },
      at: 'spec.ingress[0]',
      found: 'a rule for every peer on every port',
    },
    {
      name: 'everywhere, as the second rule',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.egress[1]': { to: [], ports: [] } },
      at: 'spec.egress[1]',
      found: 'a rule for every peer on every port',
    },
    {
      name: 'every pod of the cluster',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.ingress': [{ from: [{ podSelector: { matchLabels: { a: 'b' } } }, { namespaceSelector: {} }] }] },
      at: 'spec.ingress[0].from[1]',
      found: 'peer {"namespaceSelector":{}} on every port',
    },
    {
      name: 'every pod of the namespace',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.egress': [{ to: [{ podSelector: { matchLabels: {}, matchExpressions: [] } }] }] },
      at: 'spec.egress[0].to[0]',
      found: 'peer {"podSelector":{"matchLabels":{},"matchExpressions":[]}} on every port',
    },
    {
      name: 'Cilium: every pod',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.ingress': [{ fromEndpoints: [{}] }] },
      at: 'spec.ingress[0].fromEndpoints[0]',
      found: 'peer {} on every port',
    },
    {
      name: 'Cilium: the whole cluster',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.egress': [{ toEntities: ['cluster'] }] },
      at: 'spec.egress[0].toEntities[0]',
      found: 'peer "cluster" on every port',
    },
    {
      name: 'Cilium: all, in a policy of the cluster with several specs',
      on: 'CiliumClusterwideNetworkPolicy open',
      add: [
        {
          apiVersion: 'cilium.io/v2',
          kind: 'CiliumClusterwideNetworkPolicy',
          metadata: { name: 'open' },
          specs: [{ endpointSelector: {} }, { endpointSelector: {}, ingress: [{ fromEntities: ['host', 'all'] }] }],
        },
      ],
      at: 'specs[1].ingress[0].fromEntities[1]',
      found: 'peer "all" on every port',
    },
  ],
  *inspect(world) {
    for (const { object, path, peers, ports } of networkRulesOf(world)) {
      if (ports !== undefined) continue;
      const allowed = 'named peers, or named ports';
      if (peers.length === 0 && object.kind === 'NetworkPolicy') {
        yield { object, path, found: 'a rule for every peer on every port', allowed };
      }
      for (const peer of peers) {
        if (!peer.everyPod) continue;
        yield { object, path: peer.path, found: `peer ${shown(peer.value)} on every port`, allowed };
      }
    }
  },
};
