import type { Overlay } from '@delivery/overlay-contract';
import { bucket } from './bucket.ts';

/**
 * Amazon S3. The AWS SDK knows the Pod Identity Agent.
 *
 * @see https://thanos.io/tip/thanos/storage.md/#s3
 */
export const objectStore: Overlay['objectStore'] = (cluster, facts) => ({
  type: 'S3',
  config: {
    bucket: facts.bucket,
    endpoint: bucket(cluster, facts).endpoint,
    region: cluster.region,
    aws_sdk_auth: true,
  },
});
