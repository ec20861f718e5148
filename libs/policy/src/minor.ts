import type { Facts } from './facts.ts';

/** Whether the cluster runs Kubernetes 1.`minor` or a later one. */
export function isSince({ kubernetesVersion }: Facts, minor: number): boolean {
  return Number(kubernetesVersion.split('.')[1]) >= minor;
}
