import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { namespacesOf } from './namespaces.ts';
import { testApp, testFoundation, testService } from './testing.ts';

it('a service owns the namespace of its name, others those that they declare', () => {
  const keda = testFoundation('keda', { namespaces: [{ name: 'keda', podSecurity: 'baseline' }] });
  const order = testApp('order', { service: testService({ needs: { postgres: 'orders' }, edge: { needs: {} } }) });
  const ofOrder = {
    name: 'order',
    podSecurity: 'restricted',
    owner: 'ordering',
    app: 'order',
    ofService: true,
    readsSecrets: false,
  };
  const ofKeda = {
    name: 'keda',
    podSecurity: 'baseline',
    owner: 'platform',
    app: 'keda',
    ofService: false,
    readsSecrets: false,
  };
  expect(namespacesOf([order, keda, testFoundation('crds')], testCluster())).toEqual([
    ofKeda,
    { ...ofOrder, readsSecrets: true },
  ]);
  expect(namespacesOf([order], testCluster({ role: 'edge' }))).toEqual([ofOrder]);
});

it('a namespace may read secrets on some clusters only', () => {
  const atTheEdge = ({ role }: { readonly role: string }) => role === 'edge';
  const app = testFoundation('gateway', {
    namespaces: [{ name: 'gateway', podSecurity: 'restricted', readsSecrets: atTheEdge }],
  });
  const reads = (role: 'edge' | 'workload') =>
    namespacesOf([app], testCluster({ role })).map(({ readsSecrets }) => readsSecrets);
  expect([reads('edge'), reads('workload')]).toEqual([[true], [false]]);
});
