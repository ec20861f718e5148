import type { Cluster } from '@delivery/fleet';

/** Whether Argo Rollouts runs on a cluster: where its environment asks for it, and somebody watches. */
export function runsRollouts({ role, environment }: Pick<Cluster, 'role' | 'environment'>): boolean {
  return role === 'workload' && environment.rollouts;
}

/** Whether KEDA runs on a cluster: where topics are read. */
export function runsKeda({ role }: Pick<Cluster, 'role'>): boolean {
  return role === 'workload';
}

/** Whether requests of services are compared with what they use, by the VerticalPodAutoscaler in recommendation mode. */
export function recommendsRequests({ role }: Pick<Cluster, 'role'>): boolean {
  return role === 'workload';
}

/** Whether a cluster has a Prometheus: everywhere but at a desk. */
export function runsPrometheus({ role }: Pick<Cluster, 'role'>): boolean {
  return role !== 'local';
}
