import type { Overlay } from '@delivery/overlay-contract';

/**
 * Cloud Storage; names of buckets are global.
 *
 * @see https://cloud.google.com/storage/docs/request-endpoints
 */
export const bucket: Overlay['bucket'] = (_cluster, { bucket: name }) => ({
  url: `gs://${name}`,
  endpoint: 'storage.googleapis.com',
});
