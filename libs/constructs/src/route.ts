import { hostsOf, type RouteDeclaration } from '@delivery/catalog';
import type { Cluster } from '@delivery/fleet';
import { publicGateway } from '@delivery/overlay-contract';
import type { IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { INetworkPolicyIngressRule } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyIngressRule';
import type { AppOnCluster } from './app-on-cluster.ts';
import { httpPort } from './cluster-ip.ts';
import { readyPath } from './long-running.ts';
import { tcp } from './network-policy.ts';
import { selectorOf } from './workload.ts';

/**
 * How requests from outside reach the service, where the cluster has a Gateway: an HTTPRoute, and what the Gateway's class wants for a
 * backend. The shares of a canary are those of its pods; the route knows one Service only.
 *
 * @throws for a service that switches all pods at once: load balancers that register pods themselves may stand without any meanwhile
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#overview
 */
export class Route extends Construct {
  constructor(scope: Construct, app: AppOnCluster, route: RouteDeclaration) {
    super(scope, 'route');
    const { name, service, cluster, overlay } = app;
    if (service.rollout === 'blueGreen')
      throw new Error(`route: ${name} rolls out blueGreen; allowed behind a Gateway are rolling and canary`);
    const gateway = overlay.gateway(cluster);
    if (gateway === undefined) return;
    const { requestsPerMinute } = route;
    new ApiObject(this, 'HTTPRoute', httpRoute(name, cluster, route));
    const policies = gateway.backendPolicies({
      namespace: name,
      service: name,
      selector: selectorOf(name),
      port: containerPort(app),
      healthPath: readyPath,
      ...(requestsPerMinute !== undefined && { requestsPerMinute }),
    });
    for (const policy of policies) new ApiObject(this, `${policy.kind} ${policy.metadata.name}`, policy);
  }
}

/** The load balancers that open connections to a service with a route. */
export function gatewayCallersOf(app: AppOnCluster): readonly INetworkPolicyIngressRule[] {
  const gateway = app.overlay.gateway(app.cluster);
  // a rule without sources would let everybody in
  if (app.service.route === undefined || gateway === undefined || gateway.sources.length === 0) return [];
  return [{ from: [...gateway.sources], ports: [tcp(containerPort(app))] }];
}

function containerPort({ name, service }: AppOnCluster): number {
  const { http } = service.ports;
  if (http === undefined) throw new Error(`route: ${name} has no port http; declare one, or leave the route out`);
  return http;
}

/**
 * No `timeouts`: the Gateways of some clouds refuse a route that has them, and connections may be long. How long a backend may take is
 * a matter of the policies of the Gateway's class.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 * @see https://github.com/kserve/kserve/issues/5311
 */
function httpRoute(name: string, cluster: Cluster, route: RouteDeclaration): IHTTPRoute {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name, namespace: name },
    spec: {
      parentRefs: [{ ...publicGateway }],
      hostnames: [...hostsOf(route, cluster)],
      rules: [
        {
          matches: route.paths.map((value) => ({ path: { type: 'PathPrefix', value } })),
          backendRefs: [{ name, port: httpPort }],
        },
      ],
    },
  };
}
