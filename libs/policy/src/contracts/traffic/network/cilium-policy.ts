import type { Manifest } from '@delivery/manifest';
import type { Path } from '../../../check.ts';
import { at, fieldsAt, isRecord, listAt, textAt } from '../../../fields.ts';
import { blockOf, everyAddress } from './addresses.ts';
import { endpointSelector, reservedEntity } from './cilium-selector.ts';
import type { Direction, Peer, Policy, Rule } from './policy.ts';
import { everyPort, rulePort, type RulePort } from './ports.ts';
import { without } from './ranges.ts';

const DIRECTIONS = ['ingress', 'egress'] as const;

/**
 * What one spec of a policy of Cilium says.
 *
 * @param path - of the spec
 * @see https://docs.cilium.io/en/stable/security/policy/language/
 */
export function ciliumPolicy(object: Manifest, path: Path): Policy[] {
  const spec = at(object, ...path);
  const selector = at(spec, 'endpointSelector');
  // one for nodes says nothing of pods
  if (!isRecord(selector)) return [];
  const isClusterwide = object.kind === 'CiliumClusterwideNetworkPolicy';
  const pods = endpointSelector(selector, isClusterwide);
  return [
    {
      object,
      path,
      pods: isClusterwide ? pods : { podSelector: pods.podSelector },
      selectorPath: [...path, 'endpointSelector'],
      isolates: new Set(DIRECTIONS.filter((direction) => isolates(spec, direction))),
      rules: DIRECTIONS.flatMap((direction) => [
        ...rulesOf(spec, path, direction, direction, isClusterwide),
        ...rulesOf(spec, path, direction, `${direction}Deny`, isClusterwide),
      ]),
    },
  ];
}

/** Rules of a direction do, be they empty; `enableDefaultDeny` may say otherwise. */
function isolates(spec: unknown, direction: Direction): boolean {
  const stated = at(spec, 'enableDefaultDeny', direction);
  const rules = [...listAt(spec, direction), ...listAt(spec, `${direction}Deny`)];
  return typeof stated === 'boolean' ? stated : rules.length > 0;
}

function rulesOf(spec: unknown, base: Path, direction: Direction, field: string, isClusterwide: boolean): Rule[] {
  return listAt(spec, field).flatMap((rule, i) => {
    const path = [...base, field, i];
    const prefix = direction === 'ingress' ? 'from' : 'to';
    const fields = Object.keys(fieldsAt(rule)).filter((name) => name.startsWith(prefix) && name !== 'toPorts');
    const peers = fields.flatMap((name) =>
      listAt(rule, name).flatMap((peer, j) => peersOf(name, peer, [...path, name, j], isClusterwide)),
    );
    // ports alone are open to everybody, an empty rule opens nothing
    const isForAll = fields.length === 0 && listAt(rule, 'toPorts').length > 0;
    return [{ direction, path, ports: portsOf(rule), denies: field.endsWith('Deny'), ...(!isForAll && { peers }) }];
  });
}

function portsOf(rule: unknown): readonly RulePort[] {
  const ports = listAt(rule, 'toPorts').flatMap((toPort) => listAt(toPort, 'ports'));
  if (ports.length === 0) return [everyPort];
  return ports.flatMap((entry) => {
    const { port, endPort, protocol } = fieldsAt(entry);
    const protocols = protocol === undefined || protocol === 'ANY' ? ['TCP', 'UDP', 'SCTP'] : [String(protocol)];
    return protocols.flatMap((one) => rulePort(port, endPort, one));
  });
}

/** What cannot be said in pods, addresses and entities, such as names of hosts, is an entity of its own. */
function peersOf(field: string, peer: unknown, path: Path, isClusterwide: boolean): Peer[] {
  switch (field.replace(/^(?:from|to)/, '')) {
    case 'Endpoints': {
      const entity = reservedEntity(peer);
      return entity === undefined ? [{ path, ...endpointSelector(peer, isClusterwide) }] : entityPeers(entity, path);
    }
    case 'Entities':
      return entityPeers(String(peer), path);
    case 'CIDR':
      return [{ path, text: String(peer), addresses: blockOf(String(peer)) }];
    case 'CIDRSet': {
      const text = textAt(peer, 'cidr');
      if (text === undefined) return [{ path, entity: 'CIDR group' }];
      const except = listAt(peer, 'except').flatMap((one) => blockOf(String(one)));
      return [{ path, text, addresses: without(blockOf(text), except) }];
    }
    case 'FQDNs':
      return [{ path, entity: textAt(peer, 'matchName') ?? textAt(peer, 'matchPattern') ?? field }];
    default:
      return [{ path, entity: field }];
  }
}

/** @see https://docs.cilium.io/en/stable/security/policy/layer3/#entities-based */
function entityPeers(entity: string, path: Path): Peer[] {
  const everyPod: Peer = { path, podSelector: {}, namespaceSelector: {} };
  const world: Peer = { path, text: entity, addresses: everyAddress };
  switch (entity) {
    case 'all':
      return [world, everyPod];
    case 'cluster':
      return [everyPod];
    case 'world':
      return [world];
    default:
      return [{ path, entity }];
  }
}
