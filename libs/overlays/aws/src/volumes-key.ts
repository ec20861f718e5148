import type { Cluster } from '@delivery/fleet';

/**
 * AWS KMS key of the cluster's volumes, by its alias `<cluster>-volumes`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
 */
export function volumesKey({ account, name, region }: Cluster): string {
  return `arn:aws:kms:${region}:${account}:alias/${name}-volumes`;
}
