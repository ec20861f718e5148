import type { Manifest } from '@delivery/manifest';
import type { Path } from '../../../check.ts';
import { at, fieldsAt, listAt, textAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';

/** What one rule of a policy lets through. */
export interface NetworkRule {
  readonly object: Manifest;
  readonly path: Path;
  readonly peers: readonly Peer[];
  /** E.g. `443`, `http`, `8000-8999`, `all`. @default - all ports of all protocols */
  readonly ports?: readonly string[];
}

export interface Peer {
  readonly path: Path;
  readonly value: unknown;
  /** Whether it is every pod, of the namespace or of the cluster. */
  readonly everyPod: boolean;
  /** Whether it is every address. */
  readonly everyAddress: boolean;
}

const EVERY_ADDRESS = /^[\d.:a-fA-F]+\/0+$/;

const read = new WeakMap<World, readonly NetworkRule[]>();

/** Rules of NetworkPolicies, and those of Cilium that allow. They are read once a world, however many checks ask. */
export function networkRulesOf(world: World): readonly NetworkRule[] {
  const rules = read.get(world) ?? rulesIn(world);
  read.set(world, rules);
  return rules;
}

function rulesIn(world: World): readonly NetworkRule[] {
  return [
    ...world
      .of('networking.k8s.io', 'NetworkPolicy')
      .flatMap((object) => [
        ...listAt(object, 'spec', 'ingress').map((_, i) => kubernetesRule(object, ['spec', 'ingress', i], 'from')),
        ...listAt(object, 'spec', 'egress').map((_, i) => kubernetesRule(object, ['spec', 'egress', i], 'to')),
      ]),
    ...ciliumSpecsOf(world).flatMap(({ object, path }) => [
      ...listAt(object, ...path, 'ingress').map((_, i) => ciliumRule(object, [...path, 'ingress', i], 'from')),
      ...listAt(object, ...path, 'egress').map((_, i) => ciliumRule(object, [...path, 'egress', i], 'to')),
    ]),
  ];
}

/** `spec`, and each of `specs`, of the policies of Cilium. */
export function ciliumSpecsOf(world: World): { readonly object: Manifest; readonly path: Path }[] {
  return ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'].flatMap((kind) =>
    world
      .of('cilium.io', kind)
      .flatMap((object) => [
        { object, path: ['spec'] },
        ...listAt(object, 'specs').map((_, i) => ({ object, path: ['specs', i] })),
      ]),
  );
}

function kubernetesRule(object: Manifest, path: Path, direction: 'from' | 'to'): NetworkRule {
  const peers = listAt(object, ...path, direction).map((value, i): Peer => {
    const { namespaceSelector, podSelector } = fieldsAt(value);
    const cidr = textAt(value, 'ipBlock', 'cidr');
    return {
      path: [...path, direction, i, ...(cidr === undefined ? [] : ['ipBlock', 'cidr'])],
      value: cidr ?? value,
      everyPod: cidr === undefined && isOpen(namespaceSelector) && isOpen(podSelector),
      everyAddress: cidr !== undefined && EVERY_ADDRESS.test(cidr),
    };
  });
  const ports = listAt(object, ...path, 'ports').map(portText);
  return { object, path, peers, ...(ports.length > 0 && { ports }) };
}

/** Whether a selector is absent, or selects everything. */
function isOpen(selector: unknown): boolean {
  const { matchLabels, matchExpressions } = fieldsAt(selector);
  return Object.keys(fieldsAt(matchLabels)).length === 0 && listAt(matchExpressions).length === 0;
}

function ciliumRule(object: Manifest, path: Path, direction: 'from' | 'to'): NetworkRule {
  const of = (list: string, judge: (value: unknown) => Partial<Peer>) =>
    listAt(object, ...path, `${direction}${list}`).map((value, i): Peer => {
      const given = { path: [...path, `${direction}${list}`, i], value, everyPod: false, everyAddress: false };
      return { ...given, ...judge(value) };
    });
  const peers = [
    ...of('Endpoints', (selector) => ({ everyPod: isOpen(selector) })),
    ...of('Entities', (entity) => ({
      everyPod: entity === 'all' || entity === 'cluster',
      everyAddress: entity === 'all' || entity === 'world',
    })),
    ...of('CIDR', (cidr) => ({ everyAddress: EVERY_ADDRESS.test(String(cidr)) })),
    ...of('CIDRSet', (set) => ({ everyAddress: EVERY_ADDRESS.test(String(at(set, 'cidr'))) })),
  ];
  const ports = listAt(object, ...path, 'toPorts').flatMap((toPort) => listAt(toPort, 'ports').map(portText));
  return { object, path, peers, ...(ports.length > 0 && { ports }) };
}

/** A port without a number is all ports of its protocol. */
function portText(value: unknown): string {
  const { port, endPort } = fieldsAt(value);
  if (port === undefined) return 'all';
  return endPort === undefined || endPort === port ? String(port) : `${String(port)}-${String(endPort)}`;
}
