import type { Overlay } from '@delivery/overlay-contract';

/**
 * Amazon ECR of the cluster's own account and region; nodes pull with their instance role.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
 */
export const registry: Overlay['registry'] = ({ account, region }) => `${account}.dkr.ecr.${region}.amazonaws.com`;

const upstreams = ['docker.io', 'ghcr.io', 'public.ecr.aws', 'quay.io', 'registry.gitlab.com', 'registry.k8s.io'];

/**
 * Pull through cache rules, each with the host of its upstream as repository prefix.
 *
 * @throws for a registry that Amazon ECR cannot be an upstream of
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
 */
export const mirror: Overlay['mirror'] = (cluster, upstream) => {
  if (!upstreams.includes(upstream))
    throw new Error(`Amazon ECR cannot mirror ${upstream}; it can: ${upstreams.join(', ')}`);
  return `${registry(cluster)}/${upstream}`;
};
