import { expect, it } from 'vitest';
import { namesOf, objectOf } from './testing.ts';

it('an ExternalSecret names stores, generators and templates', () => {
  expect(
    namesOf(
      objectOf('external-secrets.io/v1 ExternalSecret', {
        spec: {
          secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
          data: [{ sourceRef: { storeRef: { name: 'a' } } }],
          dataFrom: [
            { sourceRef: { storeRef: { name: 'b' } } },
            {
              sourceRef: {
                generatorRef: { apiVersion: 'generators.external-secrets.io/v1alpha1', kind: 'UUID', name: 'c' },
              },
            },
          ],
          target: { template: { templateFrom: [{ configMap: { name: 'd' } }, { secret: { name: 'e' } }] } },
        },
      }),
    ),
  ).toEqual([
    'spec.dataFrom[0].sourceRef.storeRef.name: external-secrets.io/SecretStore shop/b',
    'spec.dataFrom[1].sourceRef.generatorRef.name: generators.external-secrets.io/UUID shop/c',
    'spec.data[0].sourceRef.storeRef.name: external-secrets.io/SecretStore shop/a',
    'spec.secretStoreRef.name: external-secrets.io/ClusterSecretStore */vault',
    'spec.target.template.templateFrom[0].configMap.name: /ConfigMap shop/d',
    'spec.target.template.templateFrom[1].secret.name: /Secret shop/e',
  ]);
});

it('a ClusterExternalSecret does, too', () => {
  expect(
    namesOf(
      objectOf(
        'external-secrets.io/v1 ClusterExternalSecret',
        { spec: { externalSecretSpec: { secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' } } } },
        {},
      ),
    ),
  ).toEqual(['spec.externalSecretSpec.secretStoreRef.name: external-secrets.io/ClusterSecretStore */vault']);
});

it('a store names accounts and credentials of its provider', () => {
  expect(
    namesOf(
      objectOf('external-secrets.io/v1 SecretStore', {
        spec: {
          provider: {
            aws: {
              auth: {
                jwt: { serviceAccountRef: { name: 'a' } },
                secretRef: { accessKeyIDSecretRef: { name: 'b', key: 'id' } },
              },
            },
            vault: {
              auth: { userPass: { secretRef: { name: 'c' } } },
              caProvider: { type: 'ConfigMap', name: 'd', key: 'ca.crt' },
            },
            kubernetes: {
              remoteNamespace: 'secrets',
              auth: { serviceAccount: { name: 'e' } },
              server: { caProvider: { type: 'Secret', name: 'f' } },
            },
          },
        },
      }),
    ),
  ).toEqual([
    'spec.provider.aws.auth.jwt.serviceAccountRef.name: /ServiceAccount shop/a',
    'spec.provider.aws.auth.secretRef.accessKeyIDSecretRef.name: /Secret shop/b',
    'spec.provider.kubernetes.auth.serviceAccount.name: /ServiceAccount shop/e',
    'spec.provider.kubernetes.remoteNamespace: /Namespace */secrets',
    'spec.provider.kubernetes.server.caProvider.name: /Secret shop/f',
    'spec.provider.vault.auth.userPass.secretRef.name: /Secret shop/c',
    'spec.provider.vault.caProvider.name: /ConfigMap shop/d',
  ]);
});

it('a store of the cluster says the namespace', () => {
  expect(
    namesOf(
      objectOf(
        'external-secrets.io/v1 ClusterSecretStore',
        {
          spec: {
            provider: { gcpsm: { auth: { workloadIdentity: { serviceAccountRef: { name: 'a', namespace: 'eso' } } } } },
          },
        },
        {},
      ),
    ),
  ).toEqual(['spec.provider.gcpsm.auth.workloadIdentity.serviceAccountRef.name: /ServiceAccount eso/a']);
});

it('a PushSecret names stores and what it pushes', () => {
  expect(
    namesOf(
      objectOf('external-secrets.io/v1alpha1 PushSecret', {
        spec: {
          secretStoreRefs: [{ name: 'a' }, { kind: 'ClusterSecretStore', name: 'b' }],
          selector: { secret: { name: 'c' } },
        },
      }),
    ),
  ).toEqual([
    'spec.secretStoreRefs[0].name: external-secrets.io/SecretStore shop/a',
    'spec.secretStoreRefs[1].name: external-secrets.io/ClusterSecretStore */b',
    'spec.selector.secret.name: /Secret shop/c',
  ]);
});

it('a store in another cluster names no namespace of this one', () => {
  const kubernetes = { remoteNamespace: 'secrets', server: { url: 'https://hub.example:6443' } };
  expect(namesOf(objectOf('external-secrets.io/v1 SecretStore', { spec: { provider: { kubernetes } } }))).toEqual([]);
});
