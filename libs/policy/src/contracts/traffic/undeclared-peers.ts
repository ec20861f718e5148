import type { Path } from '../../check.ts';
import type { OutsideTraffic } from '../../facts.ts';
import { at } from '../../fields.ts';
import { portsOfOutside, type Declared } from './declared.ts';
import { blockOf } from './network/addresses.ts';
import type { Endpoint } from './network/endpoint.ts';
import type { Network } from './network/network.ts';
import { portsToPods } from './network/open.ts';
import type { Direction, Peer, PodPeer, Policy, Rule } from './network/policy.ts';
import { numbersOf, portsText } from './network/ports.ts';
import { shared, without, type Range } from './network/ranges.ts';
import { podsText } from './network/words.ts';

/** A peer that a rule opens beside what is declared. */
export interface UndeclaredPeer {
  readonly path: Path;
  readonly direction: Direction;
  /** Which the policy selects. */
  readonly endpoint: Endpoint;
  /** Who, and on which ports, e.g. `10.0.0.0/8 on TCP 5432`. */
  readonly text: string;
}

interface Case {
  readonly network: Network;
  readonly facts: Declared;
  readonly policy: Policy;
  readonly rule: Rule;
  readonly endpoint: Endpoint;
}

/** One a peer at most, for the first pods that the policy selects and for which it is not declared. */
export function* undeclaredPeers(network: Network, facts: Declared, policy: Policy): Iterable<UndeclaredPeer> {
  const endpoints = network.podsOf(policy, policy.pods).filter(({ namespace }) => facts.speaksOf(namespace));
  for (const rule of policy.rules) {
    if (rule.denies) continue;
    const { direction } = rule;
    for (const peer of rule.peers ?? [undefined]) {
      for (const endpoint of endpoints) {
        const text = undeclared({ network, facts, policy, rule, endpoint }, peer);
        if (text === undefined) continue;
        yield { path: peer?.path ?? rule.path, direction, endpoint, text };
        break;
      }
    }
  }
}

function undeclared(one: Case, peer: Peer | undefined): string | undefined {
  if (peer === undefined) return `everybody on ${portsText(ownNumbers(one))}`;
  if ('addresses' in peer) return undeclaredAddresses(one, peer.addresses, peer.text);
  if ('entity' in peer) return undeclaredEntity(one, peer.entity);
  return undeclaredPods(one, peer) ?? undeclaredUnseen(one, peer);
}

/** Ports of the rule as seen without a pod at the other end. */
function ownNumbers({ rule, endpoint }: Case): readonly Range[] {
  return numbersOf(rule.ports, rule.direction === 'ingress' ? endpoint.pod : undefined);
}

function undeclaredAddresses(one: Case, addresses: readonly Range[], text: string): string | undefined {
  const known = outsideOf(one).flatMap((outside) =>
    'cidr' in outside.peer ? [{ ports: portsOfOutside(outside), block: blockOf(outside.peer.cidr) }] : [],
  );
  const judged = without(addresses, one.facts.metadata);
  const ports = ownNumbers(one).filter((port) => {
    const blocks = known.filter((outside) => without([port], outside.ports).length === 0).flatMap(({ block }) => block);
    return without(judged, blocks).length > 0;
  });
  return ports.length === 0 ? undefined : `${text} on ${portsText(ports)}`;
}

function undeclaredEntity(one: Case, entity: string): string | undefined {
  const known = outsideOf(one).filter(({ peer }) => 'entity' in peer && peer.entity === entity);
  const ports = without(ownNumbers(one), known.flatMap(portsOfOutside));
  return ports.length === 0 ? undefined : `entity ${entity} on ${portsText(ports)}`;
}

/**
 * Pods of the tree. A callee does not know which of its ports a caller of it uses, so another one counts only if the caller opens it too.
 */
function undeclaredPods({ network, facts, policy, rule, endpoint }: Case, peer: PodPeer): string | undefined {
  const isEgress = rule.direction === 'egress';
  for (const other of network.podsOf(policy, peer)) {
    const [from, to] = isEgress ? [endpoint, other] : [other, endpoint];
    const declared = facts.portsOf(from, to);
    const more = without(numbersOf(rule.ports, to.pod), declared);
    const isNarrowedByCaller = !isEgress && declared.length > 0;
    const ports = isNarrowedByCaller ? shared(more, portsToPods(network, 'egress', from, to)) : more;
    if (ports.length > 0) return `${other.title} on ${portsText(ports)}`;
  }
  return undefined;
}

/** Pods that the tree does not hold: the peer must be as narrow as what is declared. */
function undeclaredUnseen(one: Case, peer: PodPeer): string | undefined {
  const { network, policy, rule } = one;
  const receivesHere = rule.direction === 'ingress';
  const names = receivesHere ? [] : rule.ports.flatMap((port) => ('name' in port ? [`port ${port.name}`] : []));
  for (const namespace of network.namespacesOf(policy, peer)) {
    if (!network.hidesPods(namespace)) continue;
    const known = outsideOf(one).filter((outside) => isMeant(outside, namespace, peer));
    const ports = without(ownNumbers(one), known.flatMap(portsOfOutside));
    if (ports.length + names.length === 0) continue;
    const texts = [...(ports.length > 0 ? [portsText(ports)] : []), ...names];
    return `${podsText(peer.podSelector)} of namespace ${namespace} on ${texts.join(', ')}`;
  }
  return undefined;
}

function isMeant({ peer }: OutsideTraffic, namespace: string, { podSelector }: PodPeer): boolean {
  if (!('namespace' in peer) || peer.namespace !== namespace) return false;
  return Object.entries(peer.labels).every(([key, value]) => at(podSelector, 'matchLabels', key) === value);
}

function outsideOf({ facts, rule, endpoint }: Case): readonly OutsideTraffic[] {
  return facts.outsideOf(endpoint, rule.direction);
}
