import { fieldsAt, listAt, type Fields } from '../../../fields.ts';
import { selects } from '../../../pods/selector.ts';
import type { World } from '../../../world.ts';
import { grouped } from '../../../grouped.ts';
import { ciliumPolicy } from './cilium-policy.ts';
import { endpointOf, type Endpoint } from './endpoint.ts';
import { kubernetesPolicy } from './kubernetes-policy.ts';
import { namespacesIn, type Namespaces } from './namespaces.ts';
import { hidesPods } from './opaque.ts';
import type { PodPeer, Policy } from './policy.ts';

/** Who may talk to whom, indexed for questions. */
export interface Network {
  readonly policies: readonly Policy[];
  readonly namespaces: Namespaces;
  /** Whether a namespace may have pods that the tree does not hold. */
  readonly hidesPods: (namespace: string) => boolean;
  /** Of every pod template of the tree, in its order. */
  readonly endpoints: readonly Endpoint[];
  /** Names of the namespaces that a policy's own selector, or a peer of its rules, selects. */
  readonly namespacesOf: (policy: Policy, peer: PodPeer) => readonly string[];
  /** Pods of the tree that it selects. */
  readonly podsOf: (policy: Policy, peer: PodPeer) => readonly Endpoint[];
  /** Policies that select these pods, those that select everything last. */
  readonly policiesOf: (endpoint: Endpoint) => readonly Policy[];
}

const known = new WeakMap<World, Network>();

export function networkOf(world: World): Network {
  let network = known.get(world);
  if (network === undefined) known.set(world, (network = indexed(world)));
  return network;
}

function indexed(world: World): Network {
  const policies = policiesIn(world);
  const namespaces = namespacesIn(world);
  const endpoints = world.pods.map(endpointOf);
  const podsIn = podFinder(endpoints);
  const namespacesOf: Network['namespacesOf'] = ({ object }, { namespaceSelector }) =>
    namespaceSelector === undefined ? [object.metadata.namespace ?? ''] : namespaces.select(namespaceSelector);
  const podsOf: Network['podsOf'] = (policy, peer) =>
    namespacesOf(policy, peer).flatMap((namespace) => podsIn(namespace, peer.podSelector));
  const narrow = new Map<Endpoint, Policy[]>();
  const wide: Policy[] = [];
  for (const policy of policies) {
    if (selectsEveryPod(policy.pods)) wide.push(policy);
    else for (const endpoint of podsOf(policy, policy.pods)) addTo(narrow, endpoint, policy);
  }
  const wideIn = new Map<string, Policy[]>();
  for (const policy of wide)
    for (const namespace of namespacesOf(policy, policy.pods)) addTo(wideIn, namespace, policy);
  return {
    policies,
    namespaces,
    hidesPods: hidesPods(world),
    endpoints,
    namespacesOf,
    podsOf,
    policiesOf: (endpoint) => [...(narrow.get(endpoint) ?? []), ...(wideIn.get(endpoint.namespace) ?? [])],
  };
}

function policiesIn(world: World): readonly Policy[] {
  const cilium = ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'].flatMap((kind) =>
    world
      .of('cilium.io', kind)
      .flatMap((object) => [
        ...ciliumPolicy(object, ['spec']),
        ...listAt(object, 'specs').flatMap((_, i) => ciliumPolicy(object, ['specs', i])),
      ]),
  );
  return [...world.of('networking.k8s.io', 'NetworkPolicy').map(kubernetesPolicy), ...cilium];
}

/** Whether it selects every pod of its namespaces. */
export function selectsEveryPod({ podSelector }: PodPeer): boolean {
  return requirements(podSelector) === 0;
}

function requirements(selector: unknown): number {
  return Object.keys(fieldsAt(selector, 'matchLabels')).length + listAt(selector, 'matchExpressions').length;
}

/** Compares a selector only with the pods of its rarest label. */
function podFinder(endpoints: readonly Endpoint[]): (namespace: string, selector: unknown) => readonly Endpoint[] {
  const byNamespace = grouped(endpoints, ({ namespace }) => namespace);
  const byLabel = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints)
    for (const label of Object.entries(endpoint.labels)) addTo(byLabel, keyOf(endpoint.namespace, label), endpoint);
  return (namespace, selector) => {
    const wanted: Fields = fieldsAt(selector, 'matchLabels');
    const all = byNamespace.get(namespace) ?? [];
    if (requirements(selector) === 0) return all;
    const buckets = Object.entries(wanted).map((label) => byLabel.get(keyOf(namespace, label)) ?? []);
    const [fewest = all] = buckets.sort((a, b) => a.length - b.length);
    return fewest.filter(({ labels }) => selects(selector, labels));
  };
}

function keyOf(namespace: string, label: readonly [string, unknown]): string {
  return JSON.stringify([namespace, label]);
}

function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
