import type { Check } from '../../../check.ts';
import { shown } from '../../../shown.ts';
import { networkRulesOf } from './network-rules.ts';

const everywhere = (ports?: unknown) => [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports }];

export const noOpenAddress: Check = {
  id: 'N06',
  name: 'no-open-address',
  title: 'A rule for every address is for port 443 only',
  why: 'What may reach any address on any port can send data anywhere, and be steered from anywhere.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-to-and-from-selectors'],
  fix: 'write the ranges that the app talks to, or port 443 alone',
  good: [
    { name: 'one range' },
    {
      name: 'every address on 443',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.egress': everywhere([{ port: 443, endPort: 443, protocol: 'TCP' }]) },
    },
    {
      name: 'half of all addresses',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.egress': [{ to: [{ ipBlock: { cidr: '0.0.0.0/1' } }] }] },
    },
    {
      name: 'Cilium: the world on 443',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.egress': [{ toEntities: ['world'], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }] }] },
    },
    {
      name: 'Cilium: pods of an app on another port',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: {
        'spec.egress': [
          { toEndpoints: [{ matchLabels: { app: 'payment' } }], toPorts: [{ ports: [{ port: '8080' }] }] },
        ],
      },
    },
    {
      name: 'Cilium: some addresses',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.egress': [{ toCIDR: ['10.0.0.0/8'], toCIDRSet: [{ cidr: '192.168.0.0/16' }] }] },
    },
  ],
  bad: [
    {
      name: 'every address on every port',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.egress': everywhere() },
      at: 'spec.egress[0].to[0].ipBlock.cidr',
      found: '"0.0.0.0/0" on every port',
    },
    {
      name: 'every address on 443 and 80',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.egress': everywhere([{ port: 443 }, { port: 80 }, { port: 'http' }]) },
      at: 'spec.egress[0].to[0].ipBlock.cidr',
      found: '"0.0.0.0/0" on port 80, http',
    },
    {
      name: 'every address on a range that begins with 443',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.egress': everywhere([{ port: 443, endPort: 500 }]) },
      at: 'spec.egress[0].to[0].ipBlock.cidr',
      found: '"0.0.0.0/0" on port 443-500',
    },
    {
      name: 'every address on every port of a protocol',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.egress': everywhere([{ protocol: 'TCP' }]) },
      at: 'spec.egress[0].to[0].ipBlock.cidr',
      found: '"0.0.0.0/0" on port all',
    },
    {
      name: 'every address in, but for some, by IPv6',
      on: 'NetworkPolicy shop/order',
      set: {
        'spec.ingress': [
          { from: [{ podSelector: {} }, { ipBlock: { cidr: '::/0', except: ['fd00::/8'] } }], ports: [{ port: 22 }] },
        ],
      },
      at: 'spec.ingress[0].from[1].ipBlock.cidr',
      found: '"::/0" on port 22',
    },
    {
      name: 'Cilium: the world',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.egress': [{ toEntities: ['world'] }] },
      at: 'spec.egress[0].toEntities[0]',
      found: '"world" on every port',
    },
    {
      name: 'Cilium: all on a range of ports',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: {
        'spec.ingress[0]': {
          fromEntities: ['all'],
          toPorts: [{ ports: [{ port: '443' }] }, { ports: [{ port: '8000', endPort: 8999 }] }],
        },
      },
      at: 'spec.ingress[0].fromEntities[0]',
      found: '"all" on port 8000-8999',
    },
    {
      name: 'Cilium: every address',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.egress': [{ toCIDR: ['10.0.0.0/8', '0.0.0.0/0'] }] },
      at: 'spec.egress[0].toCIDR[1]',
      found: '"0.0.0.0/0" on every port',
    },
    {
      name: 'Cilium: every address but some',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.egress': [{ toCIDRSet: [{ cidr: '::/0', except: ['fd00::/8'] }] }] },
      at: 'spec.egress[0].toCIDRSet[0]',
      found: '{"cidr":"::/0","except":["fd00::/8"]} on every port',
    },
  ],
  *inspect(world) {
    for (const { object, peers, ports = [] } of networkRulesOf(world)) {
      const others = ports.filter((port) => port !== '443');
      if (ports.length > 0 && others.length === 0) continue;
      const where = ports.length === 0 ? 'every port' : `port ${others.join(', ')}`;
      for (const { path, value, everyAddress } of peers) {
        if (everyAddress) yield { object, path, found: `${shown(value)} on ${where}`, allowed: 'port 443' };
      }
    }
  },
};
