import { describe, expect, it } from 'vitest';
import { worldOf } from '../../../world.ts';
import { objectOf } from '../table/testing.ts';
import { listenersOf, takesKind, takesNamespace } from './listeners.ts';

it('only objects are listeners', () => {
  const gateway = objectOf('gateway.networking.k8s.io/v1 Gateway', { spec: { listeners: [{ name: 'a' }, null, 'b'] } });
  expect(listenersOf(gateway)).toEqual([{ name: 'a' }]);
});

describe('a listener takes a kind', () => {
  it.each([
    ['HTTP', 'HTTPRoute', true],
    ['HTTP', 'GRPCRoute', true],
    ['HTTP', 'TCPRoute', false],
    ['HTTPS', 'HTTPRoute', true],
    ['HTTPS', 'GRPCRoute', true],
    ['HTTPS', 'TLSRoute', false],
    ['TLS', 'TLSRoute', true],
    ['TLS', 'TCPRoute', true],
    ['TLS', 'HTTPRoute', false],
    ['TCP', 'TCPRoute', true],
    ['TCP', 'UDPRoute', false],
    ['UDP', 'UDPRoute', true],
    ['UDP', 'TCPRoute', false],
    ['example.com/QUIC', 'HTTPRoute', true],
    [undefined, 'HTTPRoute', true],
  ])('of protocol %s: %s %s', (protocol, kind, expected) => {
    expect(takesKind({ protocol }, kind)).toBe(expected);
    expect(takesKind({ protocol, allowedRoutes: { kinds: [] } }, kind)).toBe(expected);
  });

  it.each([
    [{ kind: 'HTTPRoute' }, true],
    [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' }, true],
    [{ group: 'other.example', kind: 'HTTPRoute' }, false],
    [{ kind: 'TCPRoute' }, false],
  ])('by name: %o %s', (one, expected) => {
    expect(takesKind({ protocol: 'TCP', allowedRoutes: { kinds: [{ kind: 'X' }, one] } }, 'HTTPRoute')).toBe(expected);
  });
});

describe('a listener takes a namespace', () => {
  const gateway = objectOf('gateway.networking.k8s.io/v1 Gateway', {}, { namespace: 'edge' });
  const shop = objectOf('v1 Namespace', {}, { name: 'shop', labels: { tier: 'one' } });
  const world = worldOf([{ object: shop, file: '' }], { kubernetesVersion: '1.36' });
  const takes = (namespaces: unknown, namespace: string | undefined = 'shop') =>
    takesNamespace({ allowedRoutes: { namespaces } }, gateway, namespace, world);
  const by = (matchLabels: Readonly<Record<string, string>>) => ({ from: 'Selector', selector: { matchLabels } });
  const name = 'kubernetes.io/metadata.name';

  it.each([
    ['all', { from: 'All' }, 'shop', true],
    ['none', { from: 'None' }, 'edge', false],
    ['its own, when it says nothing', undefined, 'edge', true],
    ['no other, when it says nothing', undefined, 'shop', false],
    ['its own', { from: 'Same' }, 'edge', true],
    ['no other', { from: 'Same' }, 'shop', false],
    ['those with a label', by({ tier: 'one' }), 'shop', true],
    ['none with another label', by({ tier: 'two' }), 'shop', false],
    ['that of a name', by({ [name]: 'shop' }), 'shop', true],
    ['none of another name', by({ [name]: 'bank' }), 'shop', false],
    ['that of a name, which the tree does not hold', by({ [name]: 'bank' }), 'bank', true],
    ['none of another name, which the tree does not hold', by({ [name]: 'shop' }), 'bank', false],
    ['perhaps, by a label of what the tree does not hold', by({ tier: 'one' }), 'bank', true],
    [
      'perhaps, by an expression on what the tree does not hold',
      { from: 'Selector', selector: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] } },
      'bank',
      true,
    ],
    [
      'not, by an expression on the name',
      { from: 'Selector', selector: { matchExpressions: [{ key: name, operator: 'In', values: ['shop'] }] } },
      'bank',
      false,
    ],
  ])('%s', (_words, namespaces, namespace, expected) => {
    expect(takes(namespaces, namespace)).toBe(expected);
  });
});
