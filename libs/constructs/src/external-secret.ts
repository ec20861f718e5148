import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret';

export interface ExternalSecretProps {
  readonly namespace: string;
  /** Of the ExternalSecret and of the Secret that it makes. */
  readonly name: string;
  /** Keys of the Secret, which are properties in the store. */
  readonly keys: readonly string[];
  /** Key in the store. @default - the name */
  readonly storeKey?: string;
  /** Type of the Secret. @default Opaque */
  readonly type?: string;
}

/**
 * A Secret out of the store of its namespace. It stays when the store fails.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export function externalSecret({
  namespace,
  name,
  keys,
  storeKey = name,
  type,
}: ExternalSecretProps): IExternalSecret & { metadata: { name: string } } {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'default' },
      target: { name, creationPolicy: 'Owner', deletionPolicy: 'Retain', ...(type && { template: { type } }) },
      data: keys.map((key) => ({ secretKey: key, remoteRef: { key: storeKey, property: key } })),
    },
  };
}
