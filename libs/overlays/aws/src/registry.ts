import type { Overlay } from '@delivery/overlay-contract';

/**
 * Amazon ECR of the cluster's own account and region; nodes pull with their instance role.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
 */
export const registry: Overlay['registry'] = ({ account, region }) => `${account}.dkr.ecr.${region}.amazonaws.com`;
