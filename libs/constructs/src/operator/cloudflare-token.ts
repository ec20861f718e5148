import type { Cluster } from '@delivery/fleet';
import { externalSecret } from '../external-secret.ts';

/** Secret with the token that may change the zone of the global names, and its only key. */
export const cloudflareToken = { name: 'cloudflare-api-token', key: 'token' } as const;

/** Whether a cluster has a share of the global names: then it changes their zone. */
export function hasGlobalNames({ traffic }: Pick<Cluster, 'traffic'>): boolean {
  return traffic !== undefined;
}

/** Brings the token into a namespace, out of its store. */
export function cloudflareTokenSecret(namespace: string): ReturnType<typeof externalSecret> {
  const { name, key } = cloudflareToken;
  return externalSecret({ namespace, name, keys: [key] });
}
