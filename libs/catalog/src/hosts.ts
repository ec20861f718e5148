import type { Cluster } from '@delivery/fleet';
import type { RouteDeclaration } from './declaration.ts';

/**
 * Host names under which callers from outside reach a service on a cluster: its own, and the global one where the cluster has a share of
 * it. Records of the global name come and go with the cluster's state, this does not: who still remembers the address of a cluster that
 * is draining is answered.
 */
export function hostsOf({ host }: RouteDeclaration, { domain, traffic, environment }: Cluster): readonly string[] {
  return [`${host}.${domain}`, ...(traffic === undefined ? [] : [`${host}.${environment.domain}`])];
}
