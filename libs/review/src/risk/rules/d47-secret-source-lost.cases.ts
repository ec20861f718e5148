import type { Manifest } from '@delivery/manifest';
import type { Rule } from '../rule.ts';

const external = (target: object, metadata: object = {}): Manifest => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name: 'order-postgres', namespace: 'shop', ...metadata },
  spec: {
    secretStoreRef: { kind: 'SecretStore', name: 'default' },
    target: { creationPolicy: 'Owner', ...target },
    data: [{ secretKey: 'password', remoteRef: { key: 'order-postgres', property: 'password' } }],
  },
});
const store = (kind: string, region: string): Manifest => ({
  apiVersion: 'external-secrets.io/v1',
  kind,
  metadata: { name: 'default', ...(kind === 'SecretStore' && { namespace: 'shop' }) },
  spec: { provider: { aws: { service: 'SecretsManager', region } } },
});
const secret: Manifest = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'order-postgres', namespace: 'shop' } };
const has = (...objects: readonly Manifest[]) => ({ add: { 'apps/shop': objects } });
const object = 'external-secrets.io/ExternalSecret/shop/order-postgres';

export const positive: Rule['positive'] = [
  {
    name: 'an ExternalSecret that owns its Secret',
    decides: 'ExternalSecret',
    before: has(external({})),
    object,
    field: '',
  },
  {
    name: 'a ClusterExternalSecret whose Secrets stay',
    decides: 'ClusterExternalSecret',
    before: has({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterExternalSecret',
      metadata: { name: 'registry' },
      spec: { externalSecretSpec: { target: { creationPolicy: 'Orphan' } } },
    }),
    object: 'external-secrets.io/ClusterExternalSecret//registry',
    field: '',
    verdict: 'two-reviewers',
  },
  {
    name: 'a SecretStore',
    decides: 'SecretStore',
    before: has(store('SecretStore', 'eu-west-1')),
    object: 'external-secrets.io/SecretStore/shop/default',
    field: '',
  },
  {
    name: 'a ClusterSecretStore',
    decides: 'ClusterSecretStore',
    before: has(store('ClusterSecretStore', 'eu-west-1')),
    object: 'external-secrets.io/ClusterSecretStore//default',
    field: '',
  },
  {
    name: 'another name of the Secret',
    decides: 'spec.target.name',
    before: has(external({ name: 'order-postgres' })),
    after: has(external({ name: 'order-database' })),
    object,
    field: 'spec.target.name',
  },
  {
    name: 'a Secret of the tree that is taken over',
    decides: 'spec.target.creationPolicy',
    both: has(secret),
    before: has(external({ creationPolicy: 'Merge' })),
    after: has(external({})),
    object,
    field: 'spec.target.creationPolicy',
  },
  {
    name: 'the Secret of Argo CD itself',
    decides: 'metadata.namespace',
    after: has(external({ name: 'argocd-secret' }, { namespace: 'argocd' })),
    object: 'external-secrets.io/ExternalSecret/argocd/order-postgres',
    field: 'spec.target.name',
  },
];

export const nearMiss: Rule['nearMiss'] = [
  {
    name: 'an ExternalSecret that lets its Secret stay',
    decides: 'spec.target.creationPolicy',
    before: has(external({})),
    after: has(external({ creationPolicy: 'Orphan' })),
  },
  {
    name: 'an ExternalSecret that no engine prunes',
    decides: 'metadata.annotations',
    before: has(external({}, { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } })),
  },
  { name: 'a new ExternalSecret', decides: 'ExternalSecret', after: has(external({})) },
  {
    name: 'another interval',
    decides: 'spec.refreshInterval',
    both: has(external({})),
    after: { set: { 'ExternalSecret shop/order-postgres': { 'spec.refreshInterval': '15m' } } },
  },
  {
    name: 'the same name, written out',
    decides: 'spec.target.name',
    before: has(external({})),
    after: has(external({ name: 'order-postgres' })),
  },
];
