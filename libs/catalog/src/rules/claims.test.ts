import { testCluster, testFleet } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { testFoundation } from '../testing.ts';
import { chartRepositoryIsKnown, crdSourceIsKnown, hostIsUnique, namespaceIsUnique } from './claims.ts';
import { linesOf, service } from './testing.ts';

const route = (host: string) => ({ route: { host, paths: ['/'] } });

it('a host belongs to one service', () => {
  expect(linesOf(hostIsUnique, [service('a', route('api')), service('b', route('tracking')), service('c')])).toEqual(
    [],
  );
  expect(linesOf(hostIsUnique, [service('a', route('api')), service('b', route('api'))])).toEqual([
    'route.host host-is-unique: host "api", as apps/services/a has | one service a host | choose another name',
  ]);
});

it('a host is one label', () => {
  expect(linesOf(hostIsUnique, [service('a', route('api.delivery.example'))])).toEqual([
    'route.host host-is-label: host "api.delivery.example" | one label of a DNS name: lower-case letters, digits and -, a letter first | write the first label only; clusters and environments give the domain',
  ]);
});

it('a namespace belongs to one app of a cluster', () => {
  const keda = (changes = {}) =>
    testFoundation('keda', { namespaces: [{ name: 'order', podSecurity: 'restricted' }], ...changes });
  expect(linesOf(namespaceIsUnique, [service('user'), keda()])).toEqual([]);
  expect(linesOf(namespaceIsUnique, [service('order'), keda()])).toEqual([
    'namespaces namespace-is-unique: namespace "order", as apps/services/order has | one app a namespace | rename it, or let one app render both',
  ]);
  expect(
    linesOf(namespaceIsUnique, [service('order'), keda({ clusters: () => false })], testFleet([testCluster()])),
  ).toEqual([]);
});

it('a chart comes from a repository of the facts', () => {
  const charts = (repository: string) =>
    testFoundation('cert-manager', {
      charts: [
        { repository, name: 'cert-manager', version: 'v1.21.2', namespaces: ['cert-manager'], clusterKinds: [] },
      ],
    });
  expect(linesOf(chartRepositoryIsKnown, [charts('jetstack')])).toEqual([]);
  expect(linesOf(chartRepositoryIsKnown, [charts('jetstak')])).toEqual([
    'charts[0].repository chart-repository-is-known: "jetstak" | jetstack | did you mean "jetstack"?; or add it under charts in clusters/repository.yaml',
  ]);
});

it('CRDs come from a pinned source', () => {
  expect(linesOf(crdSourceIsKnown, [testFoundation('eso', { crds: ['external-secrets'] })])).toEqual([]);
  expect(linesOf(crdSourceIsKnown, [testFoundation('eso', { crds: ['external-secret'] })])[0]).toMatch(
    /^crds\[0\] crd-source-is-known: "external-secret" \| .*external-secrets.* \| did you mean "external-secrets"\?$/,
  );
});
