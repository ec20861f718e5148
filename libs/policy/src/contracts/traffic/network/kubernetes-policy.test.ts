import { pathText } from '@delivery/findings';
import { describe, expect, it } from 'vitest';
import { blockOf } from './addresses.ts';
import { kubernetesPolicy } from './kubernetes-policy.ts';
import { numbersOf, portsText } from './ports.ts';
import { without } from './ranges.ts';

const read = (spec: unknown) =>
  kubernetesPolicy({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'order', namespace: 'shop' },
    spec,
  });

describe('which directions it isolates', () => {
  it.each([
    ['those that it names', { policyTypes: ['Egress'] }, ['egress']],
    ['Ingress when it names none', {}, ['ingress']],
    ['Ingress when it names none and Egress rules are missing', { policyTypes: [], egress: [] }, ['ingress']],
    ['both when it names none and has Egress rules', { egress: [{}] }, ['ingress', 'egress']],
    ['none by unknown names', { policyTypes: ['ingress'] }, []],
  ])('is %s', (_, spec, directions) => {
    expect([...read(spec).isolates]).toEqual(directions);
  });

  it('decides which rules count', () => {
    expect(
      read({ policyTypes: ['Egress'], ingress: [{}], egress: [{}] }).rules.map(({ path }) => pathText(path)),
    ).toEqual(['spec.egress[0]']);
  });
});

it('opens everything to everybody where a rule says neither', () => {
  const [rule] = read({ ingress: [{ from: [], ports: [] }] }).rules;
  expect(rule).not.toHaveProperty('peers');
  expect(portsText(numbersOf(rule?.ports ?? []))).toBe('every port');
});

it('reads ports', () => {
  const ports = [{ port: 8080 }, { protocol: 'UDP', port: 53 }, { port: 1, endPort: 9 }, { protocol: 'SCTP' }];
  const [rule] = read({ ingress: [{ ports }] }).rules;
  expect(portsText(numbersOf(rule?.ports ?? []))).toBe('TCP 8080, UDP 53, TCP 1-9, every SCTP port');
});

it('reads peers; what names nobody lets nobody in', () => {
  const matchLabels = { app: 'order' };
  const from = [
    { podSelector: { matchLabels } },
    { namespaceSelector: {} },
    { namespaceSelector: {}, podSelector: { matchLabels } },
    { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
    { ipBlock: { cidr: 'x' } },
    {},
    null,
  ];
  const [rule] = read({ ingress: [{ from }] }).rules;
  expect(rule?.peers?.map(({ path, ...peer }) => ({ at: pathText(path.slice(3)), ...peer }))).toEqual([
    { at: 'from[0]', podSelector: { matchLabels } },
    { at: 'from[1]', podSelector: undefined, namespaceSelector: {} },
    { at: 'from[2]', podSelector: { matchLabels }, namespaceSelector: {} },
    {
      at: 'from[3].ipBlock',
      text: '10.0.0.0/8',
      addresses: without(blockOf('10.0.0.0/8'), blockOf('10.1.0.0/16')),
    },
    { at: 'from[4].ipBlock', text: 'x', addresses: [] },
  ]);
});
