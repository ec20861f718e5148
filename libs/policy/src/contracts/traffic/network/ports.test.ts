import { describe, expect, it } from 'vitest';
import { podTemplatesOf } from '../../../pods/pod-template.ts';
import { everyPort, numbersOf, portRange, portsText, rulePort } from './ports.ts';

const containers = [
  {
    name: 'order',
    ports: [
      { name: 'http', containerPort: 8080 },
      { name: 'names', containerPort: 5353, protocol: 'UDP' },
      { name: 'strange', containerPort: 'x' },
      null,
    ],
  },
  { name: 'proxy', ports: [{ name: 'http', containerPort: 15001, protocol: 'TCP' }] },
];
const [pod] = podTemplatesOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'order' }, spec: { containers } });

const text = (port: unknown, endPort?: unknown, protocol = 'TCP') =>
  portsText(numbersOf(rulePort(port, endPort, protocol), pod));

describe('a port of a rule', () => {
  it.each([
    [8080, undefined, 'TCP', 'TCP 8080'],
    [8080, 8080, 'UDP', 'UDP 8080'],
    [8000, 8999, 'SCTP', 'SCTP 8000-8999'],
    ['8080', undefined, 'TCP', 'TCP 8080'],
    [undefined, undefined, 'TCP', 'every TCP port'],
    [null, undefined, 'UDP', 'every UDP port'],
    ['0', undefined, 'SCTP', 'every SCTP port'],
    ['http', undefined, 'TCP', 'TCP 8080, TCP 15001'],
    ['names', undefined, 'UDP', 'UDP 5353'],
    ['names', undefined, 'TCP', ''],
    ['strange', undefined, 'TCP', ''],
    ['https', undefined, 'TCP', ''],
    [8080, undefined, 'ICMP', ''],
    [{}, undefined, 'TCP', ''],
    [80.5, undefined, 'TCP', ''],
    [65535, undefined, 'TCP', 'TCP 65535'],
  ])('%j to %j over %s', (port, endPort, protocol, expected) => {
    expect(text(port, endPort, protocol)).toBe(expected);
  });

  it('has no number by its name where no pod receives', () => {
    expect(numbersOf(rulePort('http', undefined, 'TCP'))).toEqual([]);
  });
});

it('says ranges that reach over protocols', () => {
  expect(portsText([everyPort])).toBe('every port');
  expect(portsText([[everyPort[0], everyPort[1] - 1n]])).toBe('TCP 0 to SCTP 65534');
  expect(portsText([[everyPort[0] + 1n, everyPort[1]]])).toBe('TCP 1 to SCTP 65535');
});

it('says the ends of a protocol', () => {
  expect(portsText(portRange('UDP', 1n, 65535n))).toBe('UDP 1-65535');
  expect(portsText(portRange('UDP', 0n, 65534n))).toBe('UDP 0-65534');
  expect(portRange('ICMP', 8n)).toEqual([]);
});
