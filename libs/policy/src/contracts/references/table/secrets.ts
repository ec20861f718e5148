import { at, type Fields } from '../../../fields.ts';
import type { Row, Rows } from './row.ts';

const ESO = 'external-secrets.io';

/** Whether the provider reads Secrets of its own cluster. */
const isHere = (provider: Fields) => at(provider, 'server', 'url') === undefined;

/** By their fields, since each of thirty providers has its own. */
const provider: readonly Row[] = [
  ['spec.provider.**.serviceAccountRef.name', '/ServiceAccount'],
  ['spec.provider.kubernetes.auth.serviceAccount.name', '/ServiceAccount'],
  ['spec.provider.**.*ecretRef.name', '/Secret'],
  ['spec.provider.**.caProvider.name', '/Secret', { kindAt: 'type' }],
  ['spec.provider.kubernetes.remoteNamespace', '/Namespace', { when: isHere }],
];

const external = (spec: string): readonly Row[] => [
  [`${spec}.secretStoreRef.name`, `${ESO}/SecretStore`, { kindAt: 'kind' }],
  [`${spec}.{data,dataFrom}[].sourceRef.storeRef.name`, `${ESO}/SecretStore`, { kindAt: 'kind' }],
  [`${spec}.dataFrom[].sourceRef.generatorRef.name`, 'generators.external-secrets.io/Password', { kindAt: 'kind' }],
  [`${spec}.target.template.templateFrom[].configMap.name`, '/ConfigMap'],
  [`${spec}.target.template.templateFrom[].secret.name`, '/Secret'],
];

/** Where credentials come from. */
export const secretRows: Rows = {
  [`${ESO}/SecretStore`]: provider,
  [`${ESO}/ClusterSecretStore`]: provider,
  [`${ESO}/ExternalSecret`]: external('spec'),
  [`${ESO}/ClusterExternalSecret`]: external('spec.externalSecretSpec'),
  [`${ESO}/PushSecret`]: [
    ['spec.secretStoreRefs[].name', `${ESO}/SecretStore`, { kindAt: 'kind' }],
    ['spec.selector.secret.name', '/Secret'],
  ],
};
