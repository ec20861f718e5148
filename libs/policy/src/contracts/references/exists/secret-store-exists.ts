import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const secretStoreExists: Check = {
  id: 'C14',
  name: 'secret-store-exists',
  title: 'Every SecretStore that is named exists',
  why: 'Without its store an ExternalSecret never becomes a Secret, and the pods that wait for it do not start.',
  severity: 'error',
  level: 'all',
  sources: ['https://external-secrets.io/latest/api/externalsecret/'],
  fix: 'add the SecretStore to the namespace, or name one that is there',
  good: [
    { name: 'in the namespace' },
    {
      name: 'of the whole cluster',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.secretStoreRef': { kind: 'ClusterSecretStore', name: 'vault' } },
      add: [{ apiVersion: 'external-secrets.io/v1', kind: 'ClusterSecretStore', metadata: { name: 'vault' } }],
    },
    {
      name: 'of the usual kind',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.secretStoreRef.kind': undefined },
    },
  ],
  bad: [
    {
      name: 'a slip',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.secretStoreRef.name': 'defalt' },
      at: 'spec.secretStoreRef.name',
      found: 'ExternalSecret shop/order-postgres names SecretStore shop/defalt, which does not exist',
    },
    {
      name: 'of the other kind',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.secretStoreRef.kind': 'ClusterSecretStore' },
      at: 'spec.secretStoreRef.name',
      found: 'ExternalSecret shop/order-postgres names ClusterSecretStore default, which does not exist',
    },
    {
      name: 'for one key only',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.data[0].sourceRef': { storeRef: { name: 'vault' } } },
      at: 'spec.data[0].sourceRef.storeRef.name',
      found: 'ExternalSecret shop/order-postgres names SecretStore shop/vault, which does not exist',
    },
  ],
  inspect: dangling(targets.secretStore),
};
