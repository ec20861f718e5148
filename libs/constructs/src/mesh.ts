import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { AppOnCluster } from './app-on-cluster.ts';
import { plainPorts, strict } from './mesh-authentication.ts';
import {
  admit,
  denyAll,
  loadBalancersMayCall,
  scrapersMayCall,
  servicesMayCall,
  type AccessRule,
} from './mesh-authorization.ts';
import { callersOf } from './network-policy.ts';
import { scrapedPort } from './scrape.ts';
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
    for (const object of [strict(app.name), denyAll(app.name)])
      new ApiObject(this, `${object.kind} ${object.metadata?.name}`, object);
    exceptions(this, workload, { rules, plain: gateway ? [gateway.port] : [] });
  }
}

/** What the sidecars of pods that nobody calls check: Prometheus alone reaches them. */
export class MeshOfWorker extends Construct {
  constructor(scope: Construct, workload: Workload) {
    super(scope, 'mesh');
    exceptions(this, workload, { rules: [], plain: [] });
  }
}

interface Exceptions {
  readonly rules: readonly AccessRule[];
  /** Ports on which callers without a certificate are heard. */
  readonly plain: readonly number[];
}

/** Who reaches the pods of a workload after all. Prometheus asks from outside the mesh: it watches the mesh too. */
function exceptions(scope: Construct, workload: Workload, { rules, plain }: Exceptions): void {
  const metrics = scrapedPort(workload);
  const ports = [...plain, ...(metrics === undefined ? [] : [metrics])];
  const admitted = [...rules, ...(metrics === undefined ? [] : [scrapersMayCall(metrics)])];
  if (ports.length > 0) new ApiObject(scope, `PeerAuthentication ${workload.name}`, plainPorts(workload, ports));
  if (admitted.length > 0) new ApiObject(scope, `AuthorizationPolicy ${workload.name}`, admit(workload, admitted));
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
