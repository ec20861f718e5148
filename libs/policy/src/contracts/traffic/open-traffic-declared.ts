import { nameOf } from '@delivery/manifest';
import type { Check } from '../../check.ts';
import { declared } from '../../examples/valid/traffic.ts';
import type { OutsideTraffic } from '../../facts.ts';
import { declaredIn } from './declared.ts';
import { networkOf } from './network/network.ts';
import { undeclaredPeers } from './undeclared-peers.ts';

const on = 'NetworkPolicy shop/order';
const tcp = (port: unknown, endPort?: number) => ({ protocol: 'TCP', port, ...(endPort !== undefined && { endPort }) });
const app = (name: string) => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } });
const inKubeSystem = (labels?: Readonly<Record<string, string>>) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
  ...(labels && { podSelector: { matchLabels: labels } }),
});
const withOutside = (...outside: readonly Omit<OutsideTraffic, 'workload' | 'because'>[]) => ({
  traffic: {
    ...declared,
    outside: [...declared.outside, ...outside.map((one) => ({ ...one, workload: 'shop/order', because: 'a test' }))],
  },
});

export const openTrafficDeclared: Check = {
  id: 'C35',
  name: 'open-traffic-declared',
  title: 'Network policies open no connection that nobody declares',
  why: 'What nobody declares nobody needs, but whoever takes over the pod at one end finds it open.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  fix: 'take it out of the policy, or let both ends declare it',
  good: [
    { name: 'calls, a database, names and a Gateway' },
    { name: 'nothing is declared', on, set: { 'spec.egress': [{}] }, facts: { traffic: undefined } },
    {
      name: 'workloads that declare nothing',
      on,
      set: { 'spec.egress[1]': { to: [{ ipBlock: { cidr: '10.60.0.0/24' } }], ports: [tcp(443)] } },
      facts: { traffic: { ...declared, namespaces: ['billing'] } },
    },
    {
      name: 'another port of a call, which the caller keeps closed',
      on,
      set: { 'spec.ingress[0].ports': [tcp(8000, 9999)] },
    },
    {
      name: 'two databases in one rule, of which a range is a part',
      on,
      set: {
        'spec.egress[0]': {
          to: [
            { ipBlock: { cidr: '10.40.240.0/25' } },
            { ipBlock: { cidr: '10.50.0.0/23', except: ['10.50.1.0/24'] } },
          ],
          ports: [tcp(5432)],
        },
      },
      facts: withOutside({ direction: 'egress', peer: { cidr: '10.50.0.0/24' }, ports: [5432] }),
    },
    {
      name: 'two declarations that are neighbours',
      on,
      set: { 'spec.egress[0].to[0].ipBlock.cidr': '10.40.240.0/23' },
      facts: withOutside({ direction: 'egress', peer: { cidr: '10.40.241.0/24' }, ports: [443, 5432] }),
    },
    {
      name: 'a metadata address, of which another check tells',
      on,
      set: { 'spec.egress[1]': { to: [{ ipBlock: { cidr: '169.254.169.254/32' } }], ports: [tcp(80)] } },
    },
    {
      name: 'fewer pods of others',
      on,
      set: { 'spec.egress[1]': { to: [inKubeSystem({ 'k8s-app': 'kube-dns', tier: 'node' })], ports: [tcp(53)] } },
    },
    { name: 'pods that are not there', on, set: { 'spec.ingress[1]': { from: [app('refund')], ports: [tcp(8080)] } } },
    {
      name: 'Cilium: what it denies',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.ingressDeny': [{ fromEntities: ['world'] }] },
    },
  ],
  bad: [
    {
      name: 'an address that a workload does not declare, in a namespace where all is declared',
      on,
      set: { 'spec.egress[1]': { to: [{ ipBlock: { cidr: '10.60.0.0/24' } }], ports: [tcp(443)] } },
      facts: { traffic: { ...declared, namespaces: ['shop'] } },
      at: 'spec.egress[1].to[0].ipBlock',
      found: 'NetworkPolicy shop/order lets Deployment shop/order reach 10.60.0.0/24 on TCP 443',
    },
    {
      name: 'another caller',
      on,
      set: { 'spec.ingress[1]': { from: [app('seed')], ports: [tcp(8080)] } },
      at: 'spec.ingress[1].from[0]',
      found: 'NetworkPolicy shop/order lets Deployment shop/order be reached by Job shop/seed on TCP 8080',
    },
    {
      name: 'the way back of a call, by name',
      on,
      set: { 'spec.egress[1]': { to: [app('payment')], ports: [tcp('metrics')] } },
      at: 'spec.egress[1].to[0]',
      found: 'NetworkPolicy shop/order lets Deployment shop/order reach Rollout shop/payment on TCP 9090',
    },
    {
      name: 'another port of a call, which the caller opens too',
      on,
      set: { 'spec.ingress[0].ports[1]': tcp('metrics') },
      remove: ['NetworkPolicy shop/default-deny', 'NetworkPolicy shop/payment'],
      at: 'spec.ingress[0].from[0]',
      found: 'NetworkPolicy shop/order lets Deployment shop/order be reached by Rollout shop/payment on TCP 9090',
    },
    {
      name: 'another port of a callee, whatever that lets in',
      on: 'NetworkPolicy shop/payment',
      set: { 'spec.egress[1].ports[1]': tcp(9090) },
      at: 'spec.egress[1].to[0]',
      found: 'NetworkPolicy shop/payment lets Rollout shop/payment reach Deployment shop/order on TCP 9090',
    },
    {
      name: 'other pods of the same app',
      on,
      set: { 'spec.egress[1]': { to: [app('order')], ports: [tcp(7946)] } },
      at: 'spec.egress[1].to[0]',
      found: 'NetworkPolicy shop/order lets Deployment shop/order reach Deployment shop/order on TCP 7946',
    },
    {
      name: 'everybody',
      on,
      set: { 'spec.ingress[1]': { ports: [tcp(8080)] } },
      at: 'spec.ingress[1]',
      found: 'NetworkPolicy shop/order lets Deployment shop/order be reached by everybody on TCP 8080',
    },
    {
      name: 'a range that is larger than the database',
      on,
      set: { 'spec.egress[0].to[0].ipBlock.cidr': '10.40.0.0/16' },
      at: 'spec.egress[0].to[0].ipBlock',
      found: 'NetworkPolicy shop/order lets Deployment shop/order reach 10.40.0.0/16 on TCP 5432',
    },
    {
      name: 'another port of the database',
      on: 'NetworkPolicy shop/payment',
      set: { 'spec.egress[0].ports[1]': tcp(22) },
      at: 'spec.egress[0].to[0].ipBlock',
      found: 'NetworkPolicy shop/payment lets Rollout shop/payment reach 10.40.240.0/24 on TCP 22',
    },
    {
      name: 'the database in the other direction',
      on,
      set: { 'spec.ingress[1]': { from: [{ ipBlock: { cidr: '10.40.240.0/24' } }], ports: [tcp(5432)] } },
      at: 'spec.ingress[1].from[0].ipBlock',
      found: 'NetworkPolicy shop/order lets Deployment shop/order be reached by 10.40.240.0/24 on TCP 5432',
    },
    {
      name: 'other pods of a namespace of others',
      on,
      set: { 'spec.egress[1]': { to: [inKubeSystem({ 'k8s-app': 'metrics-server' })], ports: [tcp(53)] } },
      at: 'spec.egress[1].to[0]',
      found:
        'NetworkPolicy shop/order lets Deployment shop/order reach pods k8s-app=metrics-server of namespace kube-system on TCP 53',
    },
    {
      name: 'every pod of a namespace of others',
      on,
      set: { 'spec.egress[1]': { to: [inKubeSystem()], ports: [tcp(53)] } },
      at: 'spec.egress[1].to[0]',
      found: 'NetworkPolicy shop/order lets Deployment shop/order reach every pod of namespace kube-system on TCP 53',
    },
    {
      name: 'the pods that answer names, on another port',
      on,
      set: { 'spec.egress[1]': { to: [inKubeSystem({ 'k8s-app': 'kube-dns' })], ports: [tcp(53, 54)] } },
      at: 'spec.egress[1].to[0]',
      found:
        'NetworkPolicy shop/order lets Deployment shop/order reach pods k8s-app=kube-dns of namespace kube-system on TCP 54',
    },
    {
      name: 'pods of others, by the name of a port',
      on,
      set: { 'spec.egress[1]': { to: [inKubeSystem({ 'k8s-app': 'kube-dns' })], ports: [tcp('metrics')] } },
      at: 'spec.egress[1].to[0]',
      found:
        'NetworkPolicy shop/order lets Deployment shop/order reach pods k8s-app=kube-dns of namespace kube-system on port metrics',
    },
    {
      name: 'pods of every namespace, also of those that others make',
      on,
      set: {
        'spec.ingress[1]': {
          from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'a' } } }],
          ports: [tcp(8080)],
        },
      },
      add: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'flux-system' } }],
      at: 'spec.ingress[1].from[0]',
      found:
        'NetworkPolicy shop/order lets Deployment shop/order be reached by pods app=a of namespace flux-system on TCP 8080',
    },
    {
      name: 'more pods of others than those with both labels',
      on,
      set: { 'spec.egress[1]': { to: [inKubeSystem({ 'k8s-app': 'metrics-server' })], ports: [tcp(443)] } },
      facts: withOutside({
        direction: 'egress',
        peer: { namespace: 'kube-system', labels: { 'k8s-app': 'metrics-server', tier: 'node' } },
        ports: [443],
      }),
      at: 'spec.egress[1].to[0]',
      found:
        'NetworkPolicy shop/order lets Deployment shop/order reach pods k8s-app=metrics-server of namespace kube-system on TCP 443',
    },
    {
      name: 'a range of addresses, by the name of a port',
      on,
      set: { 'spec.ingress[1]': { from: [{ ipBlock: { cidr: '10.41.0.0/24' } }], ports: [tcp('metrics')] } },
      at: 'spec.ingress[1].from[0].ipBlock',
      found: 'NetworkPolicy shop/order lets Deployment shop/order be reached by 10.41.0.0/24 on TCP 9090',
    },
    {
      name: 'in a policy for every pod, told once',
      on: 'NetworkPolicy shop/default-deny',
      set: { 'spec.egress[1]': { to: [{ ipBlock: { cidr: '10.60.0.0/16' } }], ports: [tcp(443)] } },
      at: 'spec.egress[1].to[0].ipBlock',
      found: 'NetworkPolicy shop/default-deny lets Deployment shop/order reach 10.60.0.0/16 on TCP 443',
    },
    {
      name: 'Cilium: something else',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.ingress[0].fromEntities[1]': 'remote-node' },
      at: 'spec.ingress[0].fromEntities[1]',
      found:
        'CiliumNetworkPolicy shop/order-gateway lets Deployment shop/order be reached by entity remote-node on TCP 8080',
    },
    {
      name: 'Cilium: another port of the Gateway',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.ingress[0].toPorts[0].ports[1]': { port: '9090', protocol: 'TCP' } },
      at: 'spec.ingress[0].fromEntities[0]',
      found:
        'CiliumNetworkPolicy shop/order-gateway lets Deployment shop/order be reached by entity ingress on TCP 9090',
    },
  ],
  *inspect(world) {
    const { traffic } = world.facts;
    if (traffic === undefined) return;
    const network = networkOf(world);
    const facts = declaredIn(network, traffic);
    for (const policy of network.policies) {
      for (const { path, endpoint, direction, text } of undeclaredPeers(network, facts, policy)) {
        const verb = direction === 'egress' ? 'reach' : 'be reached by';
        yield {
          object: policy.object,
          path,
          found: `${nameOf(policy.object)} lets ${endpoint.title} ${verb} ${text}`,
          allowed: 'what the calls and needs of its app say',
        };
      }
    }
  },
};
