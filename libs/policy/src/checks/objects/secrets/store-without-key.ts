import type { Manifest } from '@delivery/manifest';
import type { Check, Path } from '../../../check.ts';
import { at, isRecord } from '../../../fields.ts';
import { inTurn, type Wrong } from '../../../pods/each.ts';
import { shown } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

/** Fields of providers that name a Secret with a credential. */
const isKey = (name: string) => /secretRef$/i.test(name) || name === 'bearerToken' || name === 'clientKey';
const isAccount = (name: string) => name === 'serviceAccountRef' || name === 'serviceAccount';
const on = 'SecretStore shop/default';

export const storeWithoutKey: Check = {
  id: 'S04',
  name: 'store-without-key',
  title: 'A SecretStore logs in as a ServiceAccount, without a key',
  why: 'A key that opens the secret store is worth every secret in it; it does not expire, and has to be kept somewhere itself.',
  severity: 'error',
  level: 'all',
  sources: ['https://external-secrets.io/latest/guides/security-best-practices/'],
  fix: 'name the ServiceAccount of the namespace that the cloud trusts, under `serviceAccountRef`',
  good: [
    { name: 'Amazon: a ServiceAccount' },
    {
      name: 'Vault: a ServiceAccount, with the certificate of the server in a Secret',
      on,
      set: {
        'spec.provider': {
          vault: {
            server: 'https://vault.example',
            caProvider: { type: 'Secret', name: 'vault-ca', key: 'ca.crt' },
            auth: { kubernetes: { role: 'shop', serviceAccountRef: { name: 'secrets' } } },
          },
        },
      },
    },
    {
      name: 'Vault: a token of a ServiceAccount',
      on,
      set: {
        'spec.provider': {
          vault: { auth: { jwt: { kubernetesServiceAccountToken: { serviceAccountRef: { name: 'secrets' } } } } },
        },
      },
    },
    {
      name: 'another cluster: a ServiceAccount',
      on,
      set: { 'spec.provider': { kubernetes: { auth: { serviceAccount: { name: 'secrets' } } } } },
    },
    {
      name: 'a field that only begins like one of a key',
      on,
      set: { 'spec.provider.aws.secretRefresh': '1h' },
    },
  ],
  bad: [
    {
      name: 'Amazon: a key',
      on,
      set: {
        'spec.provider.aws.auth': {
          secretRef: {
            accessKeyIDSecretRef: { name: 'aws', key: 'id' },
            secretAccessKeySecretRef: { name: 'aws', key: 'key' },
          },
        },
      },
      at: 'spec.provider.aws.auth.secretRef',
      found: 'a key under "secretRef"',
    },
    {
      name: 'Amazon: the account of the controller, which all namespaces share',
      on,
      set: { 'spec.provider.aws.auth': undefined },
      at: 'spec.provider',
      found: 'no ServiceAccount',
    },
    {
      name: 'Azure: a client and its password',
      on,
      set: {
        'spec.provider': { azurekv: { authType: 'ServicePrincipal', authSecretRef: { clientId: { name: 'azure' } } } },
      },
      at: 'spec.provider.azurekv.authSecretRef',
      found: 'a key under "authSecretRef"',
    },
    {
      name: 'Vault: a token beside a ServiceAccount',
      on,
      set: {
        'spec.provider': {
          vault: {
            auth: {
              kubernetes: { serviceAccountRef: { name: 'secrets' } },
              tokenSecretRef: { name: 'vault', key: 'token' },
            },
          },
        },
      },
      at: 'spec.provider.vault.auth.tokenSecretRef',
      found: 'a key under "tokenSecretRef"',
    },
    {
      name: 'another cluster: a token, in a store of the cluster',
      on: 'ClusterSecretStore shared',
      add: [
        {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ClusterSecretStore',
          metadata: { name: 'shared' },
          spec: { provider: { kubernetes: { auth: { token: { bearerToken: { name: 'remote', key: 'token' } } } } } },
        },
      ],
      at: 'spec.provider.kubernetes.auth.token.bearerToken',
      found: 'a key under "bearerToken"',
    },
    {
      name: 'another cluster: a certificate',
      on,
      set: { 'spec.provider': { kubernetes: { auth: { cert: { clientKey: { name: 'remote', key: 'tls.key' } } } } } },
      at: 'spec.provider.kubernetes.auth.cert.clientKey',
      found: 'a key under "clientKey"',
    },
    {
      name: 'a provider with a list of keys',
      on,
      set: { 'spec.provider': { webhook: { secrets: [{ name: 'a' }, { name: 'b', secretRef: { name: 'hook' } }] } } },
      at: 'spec.provider.webhook.secrets[1].secretRef',
      found: 'a key under "secretRef"',
    },
    {
      name: 'no provider',
      on,
      set: { 'spec.provider': undefined },
      at: 'spec.provider',
      found: 'no ServiceAccount',
    },
  ],
  inspect: inTurn(
    eachObject('external-secrets.io', 'SecretStore', wrongOf),
    eachObject('external-secrets.io', 'ClusterSecretStore', wrongOf),
  ),
};

function* wrongOf(store: Manifest): Iterable<Wrong> {
  const root = ['spec', 'provider'];
  const provider = at(store, ...root);
  const keys = [...fieldsNamed(provider, isKey, root)];
  for (const path of keys) {
    yield { path, found: `a key under ${shown(path.at(-1))}`, allowed: 'a ServiceAccount' };
  }
  const [account] = fieldsNamed(provider, isAccount, root);
  if (keys.length > 0 || account !== undefined) return;
  yield { path: root, found: 'no ServiceAccount', allowed: 'a ServiceAccount of the namespace' };
}

/** Paths of the outermost fields with such a name. */
function* fieldsNamed(value: unknown, isNamed: (name: string) => boolean, path: Path): Iterable<Path> {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* fieldsNamed(item, isNamed, [...path, i]);
  }
  if (!isRecord(value)) return;
  for (const [key, field] of Object.entries(value)) {
    if (isNamed(key)) yield [...path, key];
    else yield* fieldsNamed(field, isNamed, [...path, key]);
  }
}
