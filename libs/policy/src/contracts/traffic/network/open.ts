import type { Endpoint } from './endpoint.ts';
import type { Network } from './network.ts';
import { everyPort, numbersOf } from './ports.ts';
import type { Direction, Peer, Policy, Rule } from './policy.ts';
import { selects } from '../../../pods/selector.ts';
import { without, type Range } from './ranges.ts';

/** Policies without which these pods could do anything in a direction. */
export function isolating(network: Network, direction: Direction, endpoint: Endpoint): readonly Policy[] {
  return network.policiesOf(endpoint).filter((policy) => policy.isolates.has(direction));
}

/** Ports on which these pods may connect to others, or be connected to by them: whatever the other end says. */
export function portsToPods(
  network: Network,
  direction: Direction,
  endpoint: Endpoint,
  other: Endpoint,
): readonly Range[] {
  const receiver = direction === 'egress' ? other.pod : endpoint.pod;
  return openPorts(network, direction, endpoint, (policy, peer) => isPeer(network, policy, peer, other), receiver);
}

/** Ports that are open to an entity of Cilium, e.g. `ingress`. */
export function portsToEntity(
  network: Network,
  direction: Direction,
  endpoint: Endpoint,
  entity: string,
): readonly Range[] {
  const receiver = direction === 'egress' ? undefined : endpoint.pod;
  return openPorts(network, direction, endpoint, (_, peer) => 'entity' in peer && peer.entity === entity, receiver);
}

/** Ports that are open to somebody. */
export function portsToAny(network: Network, direction: Direction, endpoint: Endpoint): readonly Range[] {
  return openPorts(network, direction, endpoint, () => true, undefined);
}

/** Addresses to which a port is open. */
export function addressesOn(
  network: Network,
  direction: Direction,
  endpoint: Endpoint,
  port: Range,
  addresses: Range,
): readonly Range[] {
  if (isolating(network, direction, endpoint).length === 0) return [addresses];
  const receiver = direction === 'egress' ? undefined : endpoint.pod;
  const reached = rulesOf(network, direction, endpoint).filter(
    ({ rule }) => without([port], numbersOf(rule.ports, receiver)).length === 0,
  );
  const of = (denies: boolean) =>
    reached
      .filter(({ rule }) => rule.denies === denies)
      .flatMap(({ rule }) => rule.peers?.flatMap((peer) => ('addresses' in peer ? peer.addresses : [])) ?? [addresses]);
  return without(of(false), of(true));
}

function openPorts(
  network: Network,
  direction: Direction,
  endpoint: Endpoint,
  isMeant: (policy: Policy, peer: Peer) => boolean,
  receiver: Endpoint['pod'],
): readonly Range[] {
  if (isolating(network, direction, endpoint).length === 0) return [everyPort];
  const rules = rulesOf(network, direction, endpoint).filter(
    ({ policy, rule }) => rule.peers?.some((peer) => isMeant(policy, peer)) ?? true,
  );
  const of = (denies: boolean) =>
    rules.filter(({ rule }) => rule.denies === denies).flatMap(({ rule }) => numbersOf(rule.ports, receiver));
  return without(of(false), of(true));
}

function rulesOf(
  network: Network,
  direction: Direction,
  endpoint: Endpoint,
): readonly { readonly policy: Policy; readonly rule: Rule }[] {
  return network
    .policiesOf(endpoint)
    .flatMap((policy) => policy.rules.filter((rule) => rule.direction === direction).map((rule) => ({ policy, rule })));
}

/** Whether a peer means these pods, which need not be of the tree. */
function isPeer(network: Network, policy: Policy, peer: Peer, { namespace, labels }: Endpoint): boolean {
  if (!('podSelector' in peer)) return false;
  const { namespaceSelector, podSelector } = peer;
  const isThere =
    namespaceSelector === undefined
      ? namespace === (policy.object.metadata.namespace ?? '')
      : selects(namespaceSelector, network.namespaces.labelsOf(namespace));
  return isThere && selects(podSelector, labels);
}
