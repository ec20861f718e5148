import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import { metadataOf, selectorOf, type Workload } from './workload.ts';

/** Callers, and the ports of the container that they may call. */
export type AccessRule = NonNullable<NonNullable<IAuthorizationPolicy['spec']>['rules']>[number];
type From = NonNullable<AccessRule['from']>[number];

/**
 * Nobody may call the pods of a namespace: an ALLOW without rules admits nothing, and further policies add to it.
 *
 * @see https://istio.io/latest/docs/concepts/security/#allow-nothing-deny-all-and-allow-all-policy
 */
export function denyAll(namespace: string): IAuthorizationPolicy {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'default-deny', namespace },
    spec: { action: 'ALLOW' },
  };
}

/** What may call the pods of a workload all the same. */
export function admit(workload: Workload, rules: readonly AccessRule[]): IAuthorizationPolicy {
  const { app, name } = workload;
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: metadataOf(workload),
    spec: { selector: { matchLabels: { ...selectorOf(app.name, name) } }, action: 'ALLOW', rules: [...rules] },
  };
}

/** Services by the accounts of their own pods: workers and tasks have others, and call nobody. */
export function servicesMayCall(services: readonly string[], ports: readonly number[]): AccessRule {
  return { from: [{ source: { principals: services.map(principalOf) } }], to: toPorts(ports) };
}

/**
 * Load balancers by their addresses. Where no address names them they are whoever has no certificate: NetworkPolicies of the Gateway's
 * class then tell them from others, and callers in the mesh still need a rule of their own.
 *
 * @see https://istio.io/latest/docs/ops/best-practices/security/#authorization-policies
 */
export function loadBalancersMayCall(sources: readonly INetworkPolicyPeer[], port: number): AccessRule {
  const from = sources.length === 0 ? [withoutCertificate] : sources.map(fromPeer);
  return { from, to: toPorts([port]) };
}

/** Prometheus, which has no certificate; that nobody else without one reaches the port, the NetworkPolicy says. */
export function scrapersMayCall(port: number): AccessRule {
  return { from: [withoutCertificate], to: toPorts([port]) };
}

function fromPeer({ ipBlock }: INetworkPolicyPeer): From {
  if (ipBlock === undefined) return withoutCertificate;
  const { cidr, except } = ipBlock;
  return { source: { ipBlocks: [cidr], ...(except && { notIpBlocks: [...except] }) } };
}

const withoutCertificate: From = { source: { notPrincipals: ['*'] } };

/**
 * The account of a service in its namespace, both of its name. `cluster.local` is the trust domain of the mesh, whatever that is called.
 *
 * @see https://istio.io/latest/docs/tasks/security/authorization/authz-td-migration/
 */
function principalOf(service: string): string {
  return `cluster.local/ns/${service}/sa/${service}`;
}

function toPorts(ports: readonly number[]): AccessRule['to'] {
  return [{ operation: { ports: ports.map(String) } }];
}
