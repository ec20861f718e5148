import type { Overlay } from '@delivery/overlay-contract';

/** The site's own server of the S3 protocol, at the name `s3` of the cluster's domain. */
export const bucket: Overlay['bucket'] = ({ domain }, { bucket: name }) => ({
  url: `s3://${name}`,
  endpoint: `s3.${domain}`,
});
