import { describe, expect, it } from 'vitest';
import { madeFrom } from './made.ts';
import { objectOf } from './testing.ts';

const made = (type: string, fields: Readonly<Record<string, unknown>> = {}, metadata = {}) => {
  const [apiVersion = '', kind = ''] = type.split(' ');
  return madeFrom(`${apiVersion.split('/')[0]}/${kind}`, objectOf(type, fields, metadata));
};

const issued = { annotations: { 'cert-manager.io/issuer': 'shop' } };
const issuedByCluster = { annotations: { 'cert-manager.io/cluster-issuer': 'public' } };
const tlsKeys = ['ca.crt', 'tls.crt', 'tls.key'];

it('nothing is made from an ordinary object', () => {
  expect(made('apps/v1 Deployment', { spec: { replicas: 3 } })).toEqual([]);
});

describe('claims are made from a StatefulSet', () => {
  const volumeClaimTemplates = [{ metadata: { name: 'data' } }, { metadata: { name: 'log' } }];

  it('for each of its pods', () => {
    expect(made('apps/v1 StatefulSet', { spec: { replicas: 2, volumeClaimTemplates } })).toEqual(
      ['data-it-0', 'data-it-1', 'log-it-0', 'log-it-1'].map((name) => ({ kind: '/PersistentVolumeClaim', name })),
    );
  });

  it.each([
    [undefined, 1],
    [0, 0],
    [-1, 0],
    [100, 100],
    [1e9, 100],
  ])('of %s replicas: %s', (replicas, count) => {
    const [claim] = volumeClaimTemplates;
    expect(made('apps/v1 StatefulSet', { spec: { replicas, volumeClaimTemplates: [claim] } })).toHaveLength(count);
  });
});

describe('a Secret is made from', () => {
  it('a SealedSecret, with its keys and those of its template', () => {
    const spec = { encryptedData: { a: 'x' }, template: { data: { b: 'y' } } };
    expect(made('bitnami.com/v1alpha1 SealedSecret', { spec })).toEqual([
      { kind: '/Secret', name: 'it', keys: ['a', 'b'] },
    ]);
  });

  it('a KafkaUser', () => {
    expect(made('kafka.strimzi.io/v1beta2 KafkaUser')).toEqual([{ kind: '/Secret', name: 'it' }]);
  });

  it.each(['VaultDynamicSecret', 'VaultPKISecret', 'VaultStaticSecret'])('a %s, where it says', (kind) => {
    expect(made(`secrets.hashicorp.com/v1beta1 ${kind}`, { spec: { destination: { name: 'db' } } })).toEqual([
      { kind: '/Secret', name: 'db' },
    ]);
    expect(made(`secrets.hashicorp.com/v1beta1 ${kind}`)).toEqual([]);
  });

  it('whatever Crossplane connects to', () => {
    expect(made('rds.example/v1 Instance', { spec: { writeConnectionSecretToRef: { name: 'db' } } })).toEqual([
      { kind: '/Secret', name: 'db' },
    ]);
    const elsewhere = { writeConnectionSecretToRef: { name: 'db', namespace: 'shop' } };
    expect(made('rds.example/v1 Instance', { spec: elsewhere })).toEqual([
      { kind: '/Secret', name: 'db', namespace: 'shop' },
    ]);
  });

  it('an Ingress whose certificate cert-manager keeps', () => {
    const spec = { tls: [{ secretName: 'tls' }, { hosts: ['a.example'] }] };
    const secret = { kind: '/Secret', name: 'tls', keys: tlsKeys };
    expect(made('networking.k8s.io/v1 Ingress', { spec }, issued)).toEqual([secret]);
    expect(made('networking.k8s.io/v1 Ingress', { spec }, issuedByCluster)).toEqual([secret]);
    expect(made('networking.k8s.io/v1 Ingress', { spec }, { annotations: { other: 'a' } })).toEqual([]);
    expect(made('networking.k8s.io/v1 Ingress', { spec })).toEqual([]);
  });

  it('a Certificate', () => {
    expect(made('cert-manager.io/v1 Certificate', { spec: { secretName: 'tls' } })).toEqual([
      { kind: '/Secret', name: 'tls', keys: tlsKeys },
    ]);
    expect(made('cert-manager.io/v1 Certificate')).toEqual([]);
  });

  it('an ExternalSecret, under its own name unless it says another', () => {
    expect(made('external-secrets.io/v1 ExternalSecret', { spec: { data: [{ secretKey: 'a' }] } })).toEqual([
      { kind: '/Secret', name: 'it', keys: ['a'] },
    ]);
    expect(made('external-secrets.io/v1 ExternalSecret', { spec: { target: { name: 'db' } } })).toEqual([
      { kind: '/Secret', name: 'db', keys: [] },
    ]);
    expect(made('external-secrets.io/v1 ExternalSecret', { spec: { target: { creationPolicy: 'None' } } })).toEqual([]);
  });

  it('a ClusterExternalSecret, in any namespace', () => {
    const externalSecretSpec = { dataFrom: [{ extract: { key: 'db' } }] };
    expect(made('external-secrets.io/v1 ClusterExternalSecret', { spec: { externalSecretSpec } })).toEqual([
      { kind: '/Secret', name: 'it', namespace: 'any' },
    ]);
    const named = { externalSecretName: 'db', externalSecretSpec };
    expect(made('external-secrets.io/v1 ClusterExternalSecret', { spec: named })).toEqual([
      { kind: '/Secret', name: 'db', namespace: 'any' },
    ]);
  });
});

describe('Services are made from', () => {
  it('a Gateway', () => {
    expect(made('gateway.networking.k8s.io/v1 Gateway', { spec: { gatewayClassName: 'istio' } })).toEqual([
      { kind: '/Service', name: 'it-istio' },
      { kind: '/Service', name: 'cilium-gateway-it' },
    ]);
  });

  it('a Gateway, and a Secret when cert-manager keeps its certificate', () => {
    const listeners = [{ tls: { certificateRefs: [{ name: 'tls' }] } }];
    expect(made('gateway.networking.k8s.io/v1 Gateway', { spec: { listeners } }, issued)).toEqual([
      { kind: '/Service', name: 'it-' },
      { kind: '/Service', name: 'cilium-gateway-it' },
      { kind: '/Secret', name: 'tls', keys: tlsKeys },
    ]);
  });

  it('a Knative Service', () => {
    expect(made('serving.knative.dev/v1 Service')).toEqual([{ kind: '/Service', name: 'it' }]);
  });

  it('a cluster of PostgreSQL, with Secrets', () => {
    expect(made('postgresql.cnpg.io/v1 Cluster').map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      '/Secret it-app',
      '/Secret it-superuser',
      '/Secret it-ca',
      '/Secret it-server',
      '/Secret it-replication',
      '/Service it-rw',
      '/Service it-ro',
      '/Service it-r',
    ]);
  });
});

it('a bundle of certificates is made in every namespace', () => {
  expect(made('trust.cert-manager.io/v1alpha1 Bundle')).toEqual([
    { kind: '/ConfigMap', name: 'it', namespace: 'any' },
    { kind: '/Secret', name: 'it', namespace: 'any' },
  ]);
});
