import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check, Path, Violation } from '../../check.ts';
import { textAt } from '../../fields.ts';
import type { World } from '../../world.ts';
import { isAlwaysThere } from '../references/table/always-there.ts';
import { networkOf, selectsEveryPod, type Network } from './network/network.ts';
import type { PodPeer, Policy } from './network/policy.ts';
import { podsText, selectorText } from './network/words.ts';

const on = 'NetworkPolicy shop/order';
const meshed = { 'istio-injection': 'enabled' };
const inShop = { 'kubernetes.io/metadata.name': 'shop' };
const from = (peer: unknown) => ({ 'spec.ingress[0].from': [peer] });

export const selectorFindsPods: Check = {
  id: 'N03',
  name: 'selector-finds-pods',
  title: 'Every selector of a network policy finds pods',
  why: 'A selector with a slip opens nothing, or protects nothing, and no error says so.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter dangling-networkpolicy',
    'kube-linter dangling-networkpolicypeer-podselector',
    'kubescape C-0299',
  ],
  fix: 'select labels that the pods carry, or remove the policy',
  good: [
    { name: 'pods of the namespace, and of another' },
    { name: 'every pod', on, set: from({ podSelector: {} }) },
    {
      name: 'by an expression',
      on,
      set: {
        'spec.podSelector': {
          matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['order'] }],
        },
      },
    },
    {
      name: 'pods of a namespace that others fill',
      on,
      set: from({
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
        podSelector: { matchLabels: { 'k8s-app': 'konnectivity-agent' } },
      }),
    },
    {
      name: 'every pod of a namespace that is provided',
      on,
      set: from({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'argocd' } } }),
    },
    {
      name: 'namespaces that nobody lists',
      on,
      set: from({ namespaceSelector: { matchLabels: { team: 'billing' } } }),
      facts: { provides: undefined },
    },
    {
      name: 'the name servers, in whatever namespace they are',
      on,
      set: from({ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }),
    },
    {
      name: 'pods that an operator makes',
      add: [
        { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'orders', namespace: 'shop' } },
        policy({ podSelector: { matchLabels: { 'cnpg.io/cluster': 'orders' } } }),
      ],
    },
    {
      name: 'Cilium: pods of the namespace by its label',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: {
        'spec.ingress[1]': {
          fromEndpoints: [
            {
              matchLabels: {
                'k8s:io.kubernetes.pod.namespace': 'shop',
                'k8s:app.kubernetes.io/name': 'payment',
                'k8s:io.cilium.k8s.namespace.labels.istio-injection': 'enabled',
              },
            },
          ],
        },
      },
    },
    {
      name: 'Cilium: something of its own',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.ingress[1]': { fromEndpoints: [{ matchLabels: { 'reserved:host': '' } }] } },
    },
  ],
  bad: [
    {
      name: 'a slip in its own selector',
      on,
      set: { 'spec.podSelector.matchLabels["app.kubernetes.io/name"]': 'ordr' },
      at: 'spec.podSelector',
      found:
        'NetworkPolicy shop/order selects pods app.kubernetes.io/name=ordr, app.kubernetes.io/instance=order of namespace shop, which has none',
    },
    {
      name: 'a slip in a peer',
      on,
      set: from({ podSelector: { matchLabels: { app: 'pay' }, matchExpressions: [{ key: 'a', operator: 'Exists' }] } }),
      at: 'spec.ingress[0].from[0]',
      found: 'NetworkPolicy shop/order selects pods app=pay, a Exists of namespace shop, which has none',
    },
    {
      name: 'a slip in a peer of another namespace',
      on: 'NetworkPolicy shop/payment',
      set: {
        'spec.egress[1].to[0].podSelector': {
          matchExpressions: [{ key: 'app', operator: 'In', values: ['order', 'orders'] }],
        },
      },
      at: 'spec.egress[1].to[0]',
      found: 'NetworkPolicy shop/payment selects pods app In (order, orders) of namespace shop, which has none',
    },
    {
      name: 'a slip in a namespace',
      on,
      set: from({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shopp' } } }),
      at: 'spec.ingress[0].from[0]',
      found: 'NetworkPolicy shop/order names namespace shopp, which does not exist',
    },
    {
      name: 'a label that no namespace has',
      on,
      set: from({ namespaceSelector: { matchLabels: { team: 'billing' } }, podSelector: {} }),
      at: 'spec.ingress[0].from[0]',
      found: 'NetworkPolicy shop/order selects namespaces team=billing, of which there are none',
    },
    {
      name: 'a label that the namespace has not',
      on,
      set: from({ namespaceSelector: { matchLabels: { ...inShop, team: 'billing' } } }),
      at: 'spec.ingress[0].from[0]',
      found:
        'NetworkPolicy shop/order selects namespaces kubernetes.io/metadata.name=shop, team=billing, of which there are none',
    },
    {
      name: 'pods that no namespace has',
      on,
      set: from({ namespaceSelector: { matchLabels: meshed }, podSelector: { matchLabels: { app: 'a' } } }),
      at: 'spec.ingress[0].from[0]',
      found: 'NetworkPolicy shop/order selects pods app=a of namespace shop, which has none',
    },
    {
      name: 'pods of two namespaces',
      on,
      set: from({ namespaceSelector: { matchLabels: meshed }, podSelector: { matchLabels: { app: 'a' } } }),
      add: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'billing', labels: meshed } }],
      at: 'spec.ingress[0].from[0]',
      found: 'NetworkPolicy shop/order selects pods app=a of 2 namespaces, which have none',
    },
    {
      name: 'Cilium: a slip in its own selector',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: { 'spec.endpointSelector': { matchLabels: { app: 'ordr' } } },
      at: 'spec.endpointSelector',
      found: 'CiliumNetworkPolicy shop/order-gateway selects pods app=ordr of namespace shop, which has none',
    },
    {
      name: 'Cilium: a slip in a peer',
      on: 'CiliumNetworkPolicy shop/order-gateway',
      set: {
        'spec.ingress[1]': {
          fromEndpoints: [{ matchExpressions: [{ key: 'any.app', operator: 'In', values: ['pay'] }] }],
        },
      },
      at: 'spec.ingress[1].fromEndpoints[0]',
      found: 'CiliumNetworkPolicy shop/order-gateway selects pods app In (pay) of namespace shop, which has none',
    },
  ],
  *inspect(world) {
    const network = networkOf(world);
    for (const policy of network.policies) {
      if (!selectsEveryPod(policy.pods)) yield* inspectPeer(world, network, policy, policy.pods, policy.selectorPath);
      for (const { peers = [] } of policy.rules)
        for (const peer of peers)
          if ('podSelector' in peer) yield* inspectPeer(world, network, policy, peer, peer.path);
    }
  },
};

function* inspectPeer(world: World, network: Network, policy: Policy, peer: PodPeer, path: Path): Iterable<Violation> {
  const wrong = wrongNamespace(world, network, policy, peer) ?? noPods(network, policy, peer);
  if (wrong === undefined) return;
  const { object } = policy;
  yield { object, path, found: `${nameOf(object)} ${wrong}`, allowed: 'labels that pods, or their namespace, carry' };
}

/** A folder from anywhere may lack namespaces that its cluster has. */
function wrongNamespace(world: World, network: Network, policy: Policy, peer: PodPeer): string | undefined {
  const { namespaceSelector } = peer;
  if (namespaceSelector === undefined || world.facts.provides === undefined) return undefined;
  const name = textAt(namespaceSelector, 'matchLabels', 'kubernetes.io/metadata.name');
  if (name !== undefined && !exists(world, name)) return `names namespace ${name}, which does not exist`;
  if (network.namespacesOf(policy, peer).length > 0) return undefined;
  return `selects namespaces ${selectorText(namespaceSelector)}, of which there are none`;
}

function exists(world: World, name: string): boolean {
  const namespace = { group: '', kind: 'Namespace', namespace: undefined, name };
  return (
    world.find('', 'Namespace', undefined, name) !== undefined ||
    world.provided('', 'Namespace', undefined, name) ||
    isAlwaysThere(namespace)
  );
}

/** Every pod may be none, until some come; pods by a label are meant. */
function noPods(network: Network, policy: Policy, peer: PodPeer): string | undefined {
  const namespaces = network.namespacesOf(policy, peer);
  if (selectsEveryPod(peer) || namespaces.length === 0 || namespaces.some(network.hidesPods)) return undefined;
  if (network.podsOf(policy, peer).length > 0) return undefined;
  const [place, have] =
    namespaces.length === 1 ? [`namespace ${namespaces[0]}`, 'has'] : [`${namespaces.length} namespaces`, 'have'];
  return `selects ${podsText(peer.podSelector)} of ${place}, which ${have} none`;
}

function policy(spec: Readonly<Record<string, unknown>>): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'orders', namespace: 'shop' },
    spec,
  };
}
