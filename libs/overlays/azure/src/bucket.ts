import type { Overlay } from '@delivery/overlay-contract';
import { compactName } from './names.ts';

/**
 * A container of the cluster's storage account, which has the cluster's name without hyphens.
 *
 * @throws if that is no name of a storage account
 * @see https://learn.microsoft.com/en-us/azure/storage/common/storage-account-overview#storage-account-endpoints
 */
export const bucket: Overlay['bucket'] = (cluster, { bucket: container }) => {
  const account = compactName(cluster, {
    kind: 'storage account',
    form: /^[a-z0-9]{3,24}$/,
    words: '3 to 24 lower-case letters and digits',
  });
  const endpoint = `${account}.blob.core.windows.net`;
  return { url: `https://${endpoint}/${container}`, endpoint };
};
