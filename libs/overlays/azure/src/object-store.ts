import type { Overlay } from '@delivery/overlay-contract';
import { bucket } from './bucket.ts';

/**
 * A container of the cluster's storage account. Without a key, Thanos shows the token that the webhook of AKS mounts.
 *
 * @see https://thanos.io/tip/thanos/storage.md/#azure
 */
export const objectStore: Overlay['objectStore'] = (cluster, facts) => {
  const [storage_account = '', ...endpoint] = bucket(cluster, facts).endpoint.split('.');
  return {
    type: 'AZURE',
    config: { storage_account, endpoint: endpoint.join('.'), container: facts.bucket },
  };
};
