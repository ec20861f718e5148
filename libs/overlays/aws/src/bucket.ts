import type { Overlay } from '@delivery/overlay-contract';

/**
 * Amazon S3 in the cluster's region.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/s3.html
 */
export const bucket: Overlay['bucket'] = ({ region }, { bucket: name }) => ({
  url: `s3://${name}`,
  endpoint: `s3.${region}.amazonaws.com`,
});
