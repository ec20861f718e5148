import { nameOf } from '@delivery/manifest';
import type { Violation } from '../../check.ts';
import type { OutsideTraffic } from '../../facts.ts';
import { at, fieldsAt } from '../../fields.ts';
import { outsideText, portsOfOutside } from './declared.ts';
import { blockOf } from './network/addresses.ts';
import type { Endpoint } from './network/endpoint.ts';
import type { Network } from './network/network.ts';
import { addressesOn, isolating, portsToAny, portsToEntity, portsToPods } from './network/open.ts';
import type { Direction } from './network/policy.ts';
import { portRange, portsText } from './network/ports.ts';
import { without, type Range } from './network/ranges.ts';

/** Tells of each end of a call that keeps it closed. */
export function* closedCall(
  network: Network,
  caller: Endpoint,
  callee: Endpoint,
  ports: readonly Range[],
): Iterable<Violation> {
  const subject = `${caller.title} cannot reach ${callee.title} on ${portsText(ports)}`;
  if (without(ports, portsToPods(network, 'egress', caller, callee)).length > 0)
    yield* violation(network, 'egress', caller, subject, podsPeer(callee), ports);
  if (without(ports, portsToPods(network, 'ingress', callee, caller)).length > 0)
    yield* violation(network, 'ingress', callee, subject, podsPeer(caller), ports);
}

/** Tells of a connection with others that the end in the tree keeps closed. */
export function* closedOutside(network: Network, endpoint: Endpoint, outside: OutsideTraffic): Iterable<Violation> {
  const { direction, because } = outside;
  const closed = closedPorts(network, endpoint, outside);
  // of names that nobody may ask another check tells
  const names = direction === 'egress' ? portsOfNames : [];
  const told = without(names, portsToAny(network, direction, endpoint));
  const ports = without(closed, told);
  if (ports.length === 0) return;
  const [from, to] =
    direction === 'egress' ? [endpoint.title, outsideText(outside)] : [outsideText(outside), endpoint.title];
  const subject = `${from} cannot reach ${to} on ${portsText(ports)} (${because})`;
  yield* violation(network, direction, endpoint, subject, outsidePeer(outside), ports);
}

const portsOfNames: readonly Range[] = [...portRange('TCP', 53n), ...portRange('UDP', 53n)];

function closedPorts(network: Network, endpoint: Endpoint, outside: OutsideTraffic): readonly Range[] {
  const { direction, peer } = outside;
  const ports = portsOfOutside(outside);
  if ('entity' in peer) return without(ports, portsToEntity(network, direction, endpoint, peer.entity));
  if ('namespace' in peer)
    return without(ports, portsToPods(network, direction, endpoint, { ...peer, title: outsideText(outside) }));
  return ports.filter((port) =>
    blockOf(peer.cidr).some(
      (block) => without([block], addressesOn(network, direction, endpoint, port, block)).length > 0,
    ),
  );
}

/** Told of the narrowest policy that limits them, where the rule should stand. */
function* violation(
  network: Network,
  direction: Direction,
  endpoint: Endpoint,
  subject: string,
  peer: unknown,
  ports: readonly Range[],
): Iterable<Violation> {
  const [policy] = isolating(network, direction, endpoint);
  if (policy === undefined) return;
  const [verb, list] = direction === 'egress' ? ['out', 'to'] : ['in', 'from'];
  const path = [...policy.path, direction];
  yield {
    object: policy.object,
    path,
    found: `${subject}: ${nameOf(policy.object)} does not let it ${verb}`,
    allowed: 'rules that open every declared connection',
    fix: `add a rule: ${list} ${JSON.stringify(peer)} on ${portsText(ports)}`,
  };
}

/** As a rule names pods of a namespace: by the labels by which their own workload finds them. */
function podsPeer({ pod, namespace, labels }: Endpoint): unknown {
  const own = fieldsAt(at(pod?.owner, 'spec', 'selector', 'matchLabels'));
  return podsIn(namespace, Object.keys(own).length > 0 ? own : labels);
}

function podsIn(namespace: string, matchLabels: unknown): unknown {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels },
  };
}

function outsidePeer({ peer }: OutsideTraffic): unknown {
  if ('cidr' in peer) return { ipBlock: peer };
  return 'entity' in peer ? peer : podsIn(peer.namespace, peer.labels);
}
