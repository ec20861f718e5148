import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { inTurn } from '../../../pods/each.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

export const storePerNamespace: Check = {
  id: 'S04a',
  name: 'store-per-namespace',
  title: 'Each namespace has a SecretStore of its own',
  why: 'Through a store of the whole cluster every namespace reads the secrets of every other.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://external-secrets.io/latest/guides/multi-tenancy/',
    'https://external-secrets.io/latest/guides/security-best-practices/',
  ],
  fix: 'make a SecretStore in each namespace, with an account that reads the secrets of that namespace only',
  good: [
    { name: 'a store in the namespace' },
    {
      name: 'one more, of the same namespace',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.secretStoreRef.name': 'other' },
    },
  ],
  bad: [
    {
      name: 'a store of the cluster',
      on: 'ClusterSecretStore shared',
      add: [store('ClusterSecretStore')],
      at: 'kind',
      found: 'kind "ClusterSecretStore"',
    },
    {
      name: 'an ExternalSecret of the cluster, which writes into many namespaces',
      on: 'ClusterExternalSecret shared',
      add: [store('ClusterExternalSecret')],
      at: 'kind',
      found: 'kind "ClusterExternalSecret"',
    },
  ],
  inspect: inTurn(
    eachObject('external-secrets.io', 'ClusterSecretStore', () => [ofCluster('ClusterSecretStore', 'SecretStore')]),
    eachObject('external-secrets.io', 'ClusterExternalSecret', () => [
      ofCluster('ClusterExternalSecret', 'ExternalSecret'),
    ]),
  ),
};

function ofCluster(kind: string, allowed: string) {
  return { path: ['kind'], found: stated('kind', kind), allowed };
}

function store(kind: string): Manifest {
  return { apiVersion: 'external-secrets.io/v1', kind, metadata: { name: 'shared' }, spec: {} };
}
