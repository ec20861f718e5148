import type { Overlay } from '@delivery/overlay-contract';

/** A server of the S3 protocol on the desk, at the name `s3` of the cluster's domain. */
export const bucket: Overlay['bucket'] = ({ domain }, { bucket: name }) => ({
  url: `s3://${name}`,
  endpoint: `s3.${domain}`,
});
