import type { Cluster } from '@delivery/fleet';
import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret';

/** Secret with the token that may change the zone of the global names, and its only key. */
export const cloudflareToken = { name: 'cloudflare-api-token', key: 'token' } as const;

/** Whether a cluster has a share of the global names: then it changes their zone. */
export function hasGlobalNames({ traffic }: Pick<Cluster, 'traffic'>): boolean {
  return traffic !== undefined;
}

/** Brings the token into a namespace, out of its store. */
export function cloudflareTokenSecret(namespace: string): IExternalSecret & { metadata: { name: string } } {
  const { name, key } = cloudflareToken;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'default' },
      target: { name, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: [{ secretKey: key, remoteRef: { key: name, property: key } }],
    },
  };
}
