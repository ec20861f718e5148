import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { AppOnCluster } from './app-on-cluster.ts';
import { plainPort, strict } from './mesh-authentication.ts';
import { admit, denyAll, loadBalancersMayCall, servicesMayCall, type AccessRule } from './mesh-authorization.ts';
import { callersOf } from './network-policy.ts';
import type { Workload } from './workload.ts';

/**
 * What the sidecars of an app check: callers by their certificates, as its NetworkPolicies do by their addresses. Nobody reaches a pod in
 * the namespace, nor one of a worker or a task, but the declared callers of the service, on its ports.
 */
export class Mesh extends Construct {
  constructor(scope: Construct, workload: Workload) {
    super(scope, 'mesh');
    const { app } = workload;
    const gateway = gatewayOf(app);
    const rules = [
      ...declaredCallers(workload),
      ...(gateway ? [loadBalancersMayCall(gateway.sources, gateway.port)] : []),
    ];
    const objects = [
      strict(app.name),
      denyAll(app.name),
      ...(gateway ? [plainPort(workload, gateway.port)] : []),
      ...(rules.length > 0 ? [admit(workload, rules)] : []),
    ];
    for (const object of objects) new ApiObject(this, `${object.kind} ${object.metadata?.name}`, object);
  }
}

/** The ports are those that the NetworkPolicy opens to the same callers. */
function declaredCallers(workload: Workload): readonly AccessRule[] {
  const { calledBy } = workload.app.service;
  return callersOf(workload).map(({ ports = [] }) =>
    servicesMayCall(
      calledBy,
      ports.map(({ port }) => Number(port)),
    ),
  );
}

/** Where the load balancers of the Gateway reach the pods; undefined where none do. */
function gatewayOf({ service, cluster, overlay }: AppOnCluster) {
  const { http } = service.ports;
  const gateway = overlay.gateway(cluster);
  if (service.route === undefined || http === undefined || gateway === undefined) return undefined;
  return { port: http, sources: gateway.sources };
}
