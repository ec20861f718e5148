import type { Overlay } from '@delivery/overlay-contract';
import { compactName } from './names.ts';

/**
 * Azure Container Registry with the cluster's name without hyphens; nodes pull with the identity of their kubelet.
 *
 * @throws if that is no name of a registry
 * @see https://learn.microsoft.com/en-us/azure/aks/cluster-container-registry-integration
 */
export const registry: Overlay['registry'] = (cluster) => {
  const name = compactName(cluster, {
    kind: 'container registry',
    form: /^[a-z0-9]{5,50}$/,
    words: '5 to 50 letters and digits',
  });
  return `${name}.azurecr.io`;
};

const upstreams = ['docker.io', 'ghcr.io', 'mcr.microsoft.com', 'public.ecr.aws', 'quay.io', 'registry.k8s.io'];

/**
 * Rules of the artifact cache, each with the host of its upstream in front of the target repositories.
 *
 * @throws for a registry that Azure Container Registry cannot be an upstream of
 * @see https://learn.microsoft.com/en-us/azure/container-registry/artifact-cache-overview
 */
export const mirror: Overlay['mirror'] = (cluster, upstream) => {
  if (!upstreams.includes(upstream))
    throw new Error(`Azure Container Registry cannot mirror ${upstream}; it can: ${upstreams.join(', ')}`);
  return `${registry(cluster)}/${upstream}`;
};
