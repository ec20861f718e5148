import type { Manifest } from '@delivery/manifest';
import type { Path } from '../../../check.ts';
import { at, fieldsAt, isRecord, listAt, textAt } from '../../../fields.ts';
import { blockOf } from './addresses.ts';
import type { Direction, Peer, Policy, Rule } from './policy.ts';
import { everyPort, rulePort, type RulePort } from './ports.ts';
import { without } from './ranges.ts';

const TYPES = { ingress: 'Ingress', egress: 'Egress' } as const;

/** @see https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export function kubernetesPolicy(object: Manifest): Policy {
  const types = listAt(object, 'spec', 'policyTypes');
  const egress = listAt(object, 'spec', 'egress');
  const implied: readonly unknown[] = egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
  const stated = types.length > 0 ? types : implied;
  const isolates = (['ingress', 'egress'] as const).filter((direction) => stated.includes(TYPES[direction]));
  return {
    object,
    path: ['spec'],
    pods: { podSelector: at(object, 'spec', 'podSelector') },
    selectorPath: ['spec', 'podSelector'],
    isolates: new Set(isolates),
    // rules of a direction that is not among the types say nothing
    rules: isolates.flatMap((direction) => rulesOf(object, direction)),
  };
}

function rulesOf(object: Manifest, direction: Direction): Rule[] {
  const field = direction === 'ingress' ? 'from' : 'to';
  return listAt(object, 'spec', direction).map((rule, i) => {
    const path = ['spec', direction, i];
    const peers = listAt(rule, field).flatMap((peer, j) => peerOf(peer, [...path, field, j]));
    const isOpen = listAt(rule, field).length === 0;
    return { direction, path, ports: portsOf(rule), denies: false, ...(!isOpen && { peers }) };
  });
}

function portsOf(rule: unknown): readonly RulePort[] {
  const ports = listAt(rule, 'ports');
  if (ports.length === 0) return [everyPort];
  return ports.flatMap((port) => {
    const { port: number, endPort, protocol } = fieldsAt(port);
    return rulePort(number, endPort, typeof protocol === 'string' ? protocol : 'TCP');
  });
}

function peerOf(peer: unknown, path: Path): readonly Peer[] {
  const text = textAt(peer, 'ipBlock', 'cidr');
  if (text !== undefined) {
    const except = listAt(peer, 'ipBlock', 'except').flatMap((one) => blockOf(String(one)));
    return [{ path: [...path, 'ipBlock'], text, addresses: without(blockOf(text), except) }];
  }
  const { podSelector, namespaceSelector } = fieldsAt(peer);
  if (!isRecord(podSelector) && !isRecord(namespaceSelector)) return [];
  return [{ path, podSelector, ...(isRecord(namespaceSelector) && { namespaceSelector }) }];
}
