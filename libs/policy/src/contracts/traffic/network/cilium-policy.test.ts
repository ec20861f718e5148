import { pathText } from '@delivery/findings';
import { describe, expect, it } from 'vitest';
import { blockOf, everyAddress } from './addresses.ts';
import { ciliumPolicy } from './cilium-policy.ts';
import { numbersOf, portsText } from './ports.ts';
import { without } from './ranges.ts';

function read(spec: Readonly<Record<string, unknown>>, kind = 'CiliumNetworkPolicy') {
  const object = { apiVersion: 'cilium.io/v2', kind, metadata: { name: 'order', namespace: 'shop' } };
  return ciliumPolicy({ ...object, spec: { endpointSelector: { matchLabels: { app: 'order' } }, ...spec } }, ['spec']);
}

const rulesOf = (spec: Readonly<Record<string, unknown>>, kind?: string) =>
  read(spec, kind).flatMap(({ rules }) => rules);
const peersOf = (rule: unknown, direction = 'egress') =>
  rulesOf({ [direction]: [rule] }).flatMap(({ peers = [] }) =>
    peers.map(({ path, ...peer }) => ({ at: pathText(path), ...peer })),
  );

describe('whom it isolates', () => {
  it.each([
    ['both directions with rules', { ingress: [{}], egressDeny: [{}] }, ['ingress', 'egress']],
    ['none with empty lists', { ingress: [], egress: [] }, []],
    ['none that it leaves open', { ingress: [{}], enableDefaultDeny: { ingress: false } }, []],
    ['one that it closes', { enableDefaultDeny: { egress: true } }, ['egress']],
    ['as usual when it says nothing of use', { ingress: [{}], enableDefaultDeny: { ingress: 'false' } }, ['ingress']],
  ])('is %s', (_, spec, directions) => {
    expect([...(read(spec)[0]?.isolates ?? [])]).toEqual(directions);
  });

  it('is no pod where it selects nodes', () => {
    expect(read({ endpointSelector: undefined, nodeSelector: {} })).toEqual([]);
  });

  it('is a pod of its namespace, or of all', () => {
    expect(read({})[0]?.pods).toEqual({ podSelector: { matchLabels: { app: 'order' }, matchExpressions: [] } });
    expect(read({}, 'CiliumClusterwideNetworkPolicy')[0]?.pods).toMatchObject({
      namespaceSelector: { matchLabels: {}, matchExpressions: [] },
    });
  });
});

describe('a rule', () => {
  it('without peers is for everybody on its ports, and opens nothing without ports', () => {
    const [ports, nothing] = rulesOf({ egress: [{ toPorts: [{ ports: [{ port: '80' }] }] }, {}] });
    expect(ports).not.toHaveProperty('peers');
    expect(nothing?.peers).toEqual([]);
  });

  it('denies in the list of its name, and stands where it stands', () => {
    const rules = rulesOf({ ingress: [{}], ingressDeny: [{}], egress: [{}], egressDeny: [{}] });
    expect(rules.map(({ path, direction, denies }) => [pathText(path), direction, denies])).toEqual([
      ['spec.ingress[0]', 'ingress', false],
      ['spec.ingressDeny[0]', 'ingress', true],
      ['spec.egress[0]', 'egress', false],
      ['spec.egressDeny[0]', 'egress', true],
    ]);
  });

  it.each([
    [[{ port: '80', protocol: 'TCP' }], 'TCP 80'],
    [[{ port: '80' }], 'TCP 80, UDP 80, SCTP 80'],
    [[{ port: '53', protocol: 'ANY' }], 'TCP 53, UDP 53, SCTP 53'],
    [[{ port: '8000', endPort: 8999, protocol: 'UDP' }], 'UDP 8000-8999'],
    [[{ port: '0', protocol: 'TCP' }], 'every TCP port'],
    [[], 'every port'],
  ])('with ports %j', (ports, text) => {
    const [rule] = rulesOf({ egress: [{ toEntities: ['world'], toPorts: [{ ports }] }] });
    expect(portsText(numbersOf(rule?.ports ?? []))).toBe(text);
  });
});

describe('a peer', () => {
  it('is addresses', () => {
    const except = { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', 'x'] };
    expect(peersOf({ toCIDR: ['10.0.0.0/8'], toCIDRSet: [except] })).toEqual([
      { at: 'spec.egress[0].toCIDR[0]', text: '10.0.0.0/8', addresses: blockOf('10.0.0.0/8') },
      {
        at: 'spec.egress[0].toCIDRSet[0]',
        text: '10.0.0.0/8',
        addresses: without(blockOf('10.0.0.0/8'), blockOf('10.1.0.0/16')),
      },
    ]);
  });

  it('is an entity, which may stand for pods or addresses', () => {
    const everyPod = { podSelector: {}, namespaceSelector: {} };
    expect(peersOf({ fromEntities: ['all', 'cluster', 'world', 'host'] }, 'ingress')).toEqual([
      { at: 'spec.ingress[0].fromEntities[0]', text: 'all', addresses: everyAddress },
      { at: 'spec.ingress[0].fromEntities[0]', ...everyPod },
      { at: 'spec.ingress[0].fromEntities[1]', ...everyPod },
      { at: 'spec.ingress[0].fromEntities[2]', text: 'world', addresses: everyAddress },
      { at: 'spec.ingress[0].fromEntities[3]', entity: 'host' },
    ]);
  });

  it('is what only Cilium knows', () => {
    const rule = {
      toEndpoints: [{ matchLabels: { 'reserved:kube-apiserver': '' } }],
      toFQDNs: [{ matchName: 'a.example' }, { matchPattern: '*.example' }, {}],
      toServices: [{ k8sService: {} }],
      toCIDRSet: [{ cidrGroupRef: 'a' }],
    };
    expect(peersOf(rule).map((peer) => 'entity' in peer && peer.entity)).toEqual([
      'kube-apiserver',
      'a.example',
      '*.example',
      'toFQDNs',
      'toServices',
      'CIDR group',
    ]);
  });

  it('is none of the other direction', () => {
    expect(peersOf({ fromEntities: ['host'] })).toEqual([]);
  });
});
