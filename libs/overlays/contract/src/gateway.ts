import type { Manifest } from '@delivery/manifest';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';

/** The Gateway that callers from outside meet on every cluster that has one. */
export const publicGateway = { namespace: 'gateway', name: 'public' } as const;

/** A Service behind the Gateway. */
export interface Backend {
  readonly namespace: string;
  /** Name of the Service, and of the HTTPRoute beside it. */
  readonly service: string;
  /** Labels by which its pods are found. */
  readonly selector: Readonly<Record<string, string>>;
  /** Container port. */
  readonly port: number;
  /** Path that answers 200 while the pod takes requests. */
  readonly healthPath: string;
  /** Requests that one client address may make in a minute. @default - no limit */
  readonly requestsPerMinute?: number;
}

/** How requests from outside come in. */
export interface GatewayAnswer {
  readonly gatewayClassName: string;
  /** `spec.controllerName` of a GatewayClass of ours. @default - the cloud provides the class */
  readonly controllerName?: string;
  /** Labels of the namespaces of services behind it. @default - none */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  /** Annotations of the Gateway. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** `spec.infrastructure` of the Gateway, e.g. labels or a reference to load-balancer settings. */
  readonly infrastructure?: Readonly<Record<string, unknown>>;
  /** `spec.addresses` of the Gateway: static addresses. */
  readonly addresses?: readonly { readonly type: string; readonly value: string }[];
  /**
   * Where the certificates of its HTTPS listeners come from: Secrets that cert-manager fills, Secrets out of the secret store, or the
   * load balancer's own store, by host name: then the listener names none.
   */
  readonly certificates: 'cert-manager' | 'secret-store' | 'load-balancer';
  /** Load-balancer settings in the Gateway's namespace, e.g. source ranges. */
  readonly settings: readonly Manifest[];
  /**
   * Who opens connections to pods behind it: load balancers and their health checks. Empty where a NetworkPolicy cannot name them and
   * `backendPolicies` admits them.
   */
  readonly sources: readonly INetworkPolicyPeer[];
  /** What a backend needs beside its HTTPRoute: health check, rate limit where the class supports one. */
  readonly backendPolicies: (backend: Backend) => readonly Manifest[];
}
