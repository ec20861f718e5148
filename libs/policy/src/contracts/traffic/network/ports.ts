import { isRecord, listAt } from '../../../fields.ts';
import { containersOf } from '../../../pods/containers.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';
import type { Range } from './ranges.ts';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const PORTS = 65536n;

/** Ports of all protocols, one protocol after the other, so that one number stands for one port. */
export const everyPort: Range = [0n, BigInt(PROTOCOLS.length) * PORTS - 1n];

/** One entry of the ports of a rule. */
export type RulePort = Range | { readonly name: string; readonly protocol: string };

/** As a list: empty for a protocol that policies do not know. */
export function portRange(protocol: string, first: bigint, last = first): readonly Range[] {
  const base = BigInt(PROTOCOLS.indexOf(protocol)) * PORTS;
  return base < 0n ? [] : [[base + first, base + last]];
}

/**
 * Reads a port of a rule.
 *
 * @param port - number, digits where the kind writes numbers as text, or a name; none is every port of the protocol
 * @returns no ports for what is none, since it opens none
 */
export function rulePort(port: unknown, endPort: unknown, protocol: string): readonly RulePort[] {
  const number = wholeNumber(port);
  // Cilium writes every port as 0
  if (port === undefined || port === null || number === 0n) return portRange(protocol, 0n, PORTS - 1n);
  if (number !== undefined) return portRange(protocol, number, wholeNumber(endPort) ?? number);
  return typeof port === 'string' ? [{ name: port, protocol }] : [];
}

function wholeNumber(value: unknown): bigint | undefined {
  const text = String(value);
  return (typeof value === 'number' || typeof value === 'string') && /^\d{1,5}$/.test(text) ? BigInt(text) : undefined;
}

/** The port numbers behind the ports of a rule; a name is that of the pod that is connected to, and of none but a pod. */
export function numbersOf(ports: readonly RulePort[], receiver?: PodTemplate): readonly Range[] {
  return ports.flatMap((port) => ('name' in port ? named(port.name, port.protocol, receiver) : [port]));
}

function named(name: string, protocol: string, receiver: PodTemplate | undefined): readonly Range[] {
  const containers = receiver ? containersOf(receiver) : [];
  return containers.flatMap(({ fields }) =>
    listAt(fields, 'ports').flatMap((port) => {
      if (!isRecord(port) || port['name'] !== name || (port['protocol'] ?? 'TCP') !== protocol) return [];
      const number = wholeNumber(port['containerPort']);
      return number === undefined ? [] : portRange(protocol, number);
    }),
  );
}

/** For people: `TCP 8080`, `UDP 8000-8999`, `every TCP port`, `every port`. */
export function portsText(ranges: readonly Range[]): string {
  return ranges.map(rangeText).join(', ');
}

function rangeText([first, last]: Range): string {
  if (first === everyPort[0] && last === everyPort[1]) return 'every port';
  const protocol = PROTOCOLS[Number(first / PORTS)] ?? '';
  const [from, to] = [first % PORTS, last % PORTS];
  if (first / PORTS !== last / PORTS) return `${protocol} ${from} to ${PROTOCOLS[Number(last / PORTS)] ?? ''} ${to}`;
  if (from === 0n && to === PORTS - 1n) return `every ${protocol} port`;
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}
