import type { Check } from '../../check.ts';
import { declared } from '../../examples/valid/traffic.ts';
import type { OutsideTraffic } from '../../facts.ts';
import { closedCall, closedOutside } from './closed-traffic.ts';
import { declaredIn } from './declared.ts';
import { networkOf } from './network/network.ts';
import { portRange } from './network/ports.ts';

const orderPort = { protocol: 'TCP', port: 8080 };
const withOutside = (...outside: readonly OutsideTraffic[]) => ({ traffic: { ...declared, outside } });
const bank: OutsideTraffic = {
  workload: 'shop/order',
  direction: 'egress',
  peer: { cidr: '10.50.0.0/24' },
  ports: [443, 8443],
  because: 'the bank',
};
const gateway: OutsideTraffic = {
  workload: 'shop/order',
  direction: 'ingress',
  peer: { entity: 'ingress' },
  ports: [8080],
  because: 'the Gateway',
};

export const declaredTrafficOpen: Check = {
  id: 'C32',
  name: 'declared-traffic-open',
  title: 'Network policies of both ends open every declared connection',
  why: 'A call that one of both ends does not open runs into its timeout, on the first request after the rollout.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation'],
  fix: 'open it in the policy, or take the declaration back',
  good: [
    { name: 'calls, a database, names and a Gateway' },
    {
      name: 'by the policy for every pod, and by the name that the port has at the callee',
      on: 'NetworkPolicy shop/default-deny',
      set: {
        'spec.egress[1]': { to: [{ podSelector: {} }], ports: [{ port: 'http' }] },
        'spec.ingress': [{ from: [{ namespaceSelector: {} }], ports: [{ port: 'http' }] }],
      },
      facts: { traffic: { ...declared, calls: [{ from: 'shop/seed', to: 'shop/cache', port: 8080 }] } },
    },
    { name: 'to everybody', on: 'NetworkPolicy shop/order', set: { 'spec.ingress': [{ ports: [orderPort] }] } },
    {
      name: 'a range of ports, and the Gateway by the name of its port',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: {
        'spec.ingress[0].toPorts[0].ports[0].port': 'http',
        'spec.ingress[1]': { fromCIDR: ['10.41.0.0/24'], toPorts: [{ ports: [{ port: '8000', endPort: 9000 }] }] },
      },
      facts: withOutside(gateway, { ...gateway, peer: { cidr: '10.41.0.0/24' } }),
    },
    {
      name: 'load balancers by the name of the port',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.ingress[1]': { from: [{ ipBlock: { cidr: '10.41.0.0/24' } }], ports: [{ port: 'http' }] } },
      facts: withOutside({ ...gateway, peer: { cidr: '10.41.0.0/24' } }),
    },
    {
      name: 'in two halves',
      on: 'NetworkPolicy shop/order',
      set: {
        'spec.egress[0].to': [
          { ipBlock: { cidr: '10.40.240.0/25' } },
          { ipBlock: { cidr: '10.40.240.128/25', except: ['10.40.241.0/24'] } },
        ],
      },
    },
    {
      name: 'pods that nobody limits',
      remove: ['NetworkPolicy shop/default-deny'],
      on: 'NetworkPolicy shop/order',
      set: { 'spec.policyTypes': ['Ingress'] },
      facts: withOutside(bank, { ...bank, peer: { entity: 'host' } }),
    },
    {
      name: 'a workload that the cluster does not have',
      facts: { traffic: { ...declared, calls: [{ from: 'shop/refund', to: 'shop/order', port: 9000 }] } },
    },
    {
      name: 'names, which nobody may ask at all: another check tells',
      on: 'NetworkPolicy shop/default-deny',
      set: { 'spec.egress': [] },
    },
    {
      name: 'nothing is declared',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.ingress': [], 'spec.egress': [] },
      facts: { traffic: undefined },
    },
    {
      name: 'Cilium: for those that a label of it names',
      remove: ['NetworkPolicy shop/order'],
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: {
        'spec.ingress[1]': {
          fromEndpoints: [{ matchLabels: { 'k8s:app.kubernetes.io/name': 'payment' } }],
          toPorts: [{ ports: [{ port: 'http', protocol: 'TCP' }] }],
        },
        'spec.egress': [{ toCIDRSet: [{ cidr: '10.40.0.0/16', except: ['10.40.0.0/24'] }] }],
      },
    },
  ],
  bad: [
    {
      name: 'a call that the callee does not let in',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.ingress[0].ports[0].port': 8081 },
      at: 'spec.ingress',
      found:
        'Rollout shop/payment cannot reach Deployment shop/order on TCP 8080: NetworkPolicy shop/order does not let it in',
    },
    {
      name: 'a call that the caller does not let out',
      on: 'NetworkPolicy shop/payment',
      set: { 'spec.egress[1].ports[0].port': 'https' },
      at: 'spec.egress',
      found:
        'Rollout shop/payment cannot reach Deployment shop/order on TCP 8080: NetworkPolicy shop/payment does not let it out',
    },
    {
      name: 'another protocol',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.ingress[0].ports[0].protocol': 'UDP' },
      at: 'spec.ingress',
      found:
        'Rollout shop/payment cannot reach Deployment shop/order on TCP 8080: NetworkPolicy shop/order does not let it in',
    },
    {
      name: 'pods of the same name in another namespace',
      on: 'NetworkPolicy shop/order',
      set: {
        'spec.ingress[0].from[0].namespaceSelector.matchLabels': { 'kubernetes.io/metadata.name': 'billing' },
      },
      at: 'spec.ingress',
      found:
        'Rollout shop/payment cannot reach Deployment shop/order on TCP 8080: NetworkPolicy shop/order does not let it in',
    },
    {
      name: 'no policy but the one that denies all',
      remove: ['NetworkPolicy shop/order', 'CiliumNetworkPolicy shop/order-gateway'],
      facts: withOutside(),
      object: 'NetworkPolicy shop/default-deny',
      at: 'spec.ingress',
      found:
        'Rollout shop/payment cannot reach Deployment shop/order on TCP 8080: NetworkPolicy shop/default-deny does not let it in',
    },
    {
      name: 'Cilium: denied, whoever opens it',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.ingressDeny': [{ fromEndpoints: [{}], toPorts: [{ ports: [{ port: '8080' }] }] }] },
      object: 'NetworkPolicy shop/order',
      at: 'spec.ingress',
      found:
        'Rollout shop/payment cannot reach Deployment shop/order on TCP 8080: NetworkPolicy shop/order does not let it in',
    },
    {
      name: 'Cilium: a database that it denies',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.egressDeny': [{ toCIDR: ['10.40.240.9/32'] }] },
      object: 'NetworkPolicy shop/order',
      at: 'spec.egress',
      found:
        'Deployment shop/order cannot reach 10.40.240.0/24 on TCP 5432 (its database): NetworkPolicy shop/order does not let it out',
    },
    {
      name: 'a database at an address beside the one that is open',
      on: 'NetworkPolicy shop/seed',
      set: { 'spec.egress[0].to[0].ipBlock': { cidr: '10.40.240.0/24', except: ['10.40.240.7/32'] } },
      at: 'spec.egress',
      found:
        'Job shop/seed cannot reach 10.40.240.0/24 on TCP 5432 (its database): NetworkPolicy shop/seed does not let it out',
    },
    {
      name: 'one of two ports',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.egress[0]': { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 443 }] } },
      facts: withOutside(bank, gateway),
      at: 'spec.egress',
      found:
        'Deployment shop/order cannot reach 10.50.0.0/24 on TCP 8443 (the bank): NetworkPolicy shop/order does not let it out',
    },
    {
      name: 'addresses by the name of a port, which they do not have',
      on: 'NetworkPolicy shop/order',
      set: { 'spec.egress[0]': { to: [{ ipBlock: { cidr: '10.50.0.0/24' } }], ports: [{ port: 'http' }] } },
      facts: withOutside({ ...bank, ports: [8080] }),
      at: 'spec.egress',
      found:
        'Deployment shop/order cannot reach 10.50.0.0/24 on TCP 8080 (the bank): NetworkPolicy shop/order does not let it out',
    },
    {
      name: 'load balancers',
      facts: withOutside({ ...gateway, peer: { cidr: '10.41.0.0/24' }, because: 'load balancers' }),
      object: 'NetworkPolicy shop/order',
      at: 'spec.ingress',
      found:
        '10.41.0.0/24 cannot reach Deployment shop/order on TCP 8080 (load balancers): NetworkPolicy shop/order does not let it in',
    },
    {
      name: 'pods of others, of which one label is missing in the policy',
      facts: withOutside({
        workload: 'shop/seed',
        direction: 'egress',
        peer: { namespace: 'kube-system', labels: { 'k8s-app': 'node-local-dns' } },
        ports: [53],
        protocol: 'UDP',
        because: 'names',
      }),
      object: 'NetworkPolicy shop/seed',
      at: 'spec.egress',
      found:
        'Job shop/seed cannot reach pods k8s-app=node-local-dns of namespace kube-system on UDP 53 (names): NetworkPolicy shop/seed does not let it out',
    },
    {
      name: 'pods of others on a port that nobody may ask',
      facts: withOutside({
        workload: 'shop/seed',
        direction: 'egress',
        peer: { namespace: 'kube-system', labels: { 'k8s-app': 'metrics-server', tier: 'node' } },
        ports: [10250],
        because: 'metrics',
      }),
      object: 'NetworkPolicy shop/seed',
      at: 'spec.egress',
      found:
        'Job shop/seed cannot reach pods k8s-app=metrics-server, tier=node of namespace kube-system on TCP 10250 (metrics): NetworkPolicy shop/seed does not let it out',
    },
    {
      name: 'the Gateway of Cilium',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.ingress[0].fromEntities': ['host'] },
      object: 'NetworkPolicy shop/order',
      at: 'spec.ingress',
      found:
        'entity ingress cannot reach Deployment shop/order on TCP 8080 (the Gateway): NetworkPolicy shop/order does not let it in',
    },
  ],
  *inspect(world) {
    const { traffic } = world.facts;
    if (traffic === undefined) return;
    const network = networkOf(world);
    const { endpointsOf } = declaredIn(network, traffic);
    for (const { from, to, port } of traffic.calls) {
      for (const caller of endpointsOf(from))
        for (const callee of endpointsOf(to))
          yield* closedCall(network, caller, callee, portRange('TCP', BigInt(port)));
    }
    for (const outside of traffic.outside)
      for (const endpoint of endpointsOf(outside.workload)) yield* closedOutside(network, endpoint, outside);
  },
};
