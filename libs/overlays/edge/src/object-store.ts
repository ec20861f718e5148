import type { Overlay } from '@delivery/overlay-contract';
import { bucket } from './bucket.ts';

/** @see https://thanos.io/tip/thanos/storage.md/#s3 */
export const objectStore: Overlay['objectStore'] = (cluster, facts) => ({
  type: 'S3',
  config: { bucket: facts.bucket, endpoint: bucket(cluster, facts).endpoint },
});
