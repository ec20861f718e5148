import { cidrPeer, publicGateway, type Backend, type GatewayAnswer, type Overlay } from '@delivery/overlay-contract';

type Policy = GatewayAnswer['settings'][number];

const apiVersion = 'networking.gke.io/v1';

/**
 * Google's front ends, which proxy requests and check health, whatever the cluster.
 *
 * @see https://cloud.google.com/load-balancing/docs/https#firewall-rules
 */
const frontEnds = ['35.191.0.0/16', '130.211.0.0/22'].map(cidrPeer);

/**
 * A global external Application Load Balancer: the class whose backends take a Cloud Armor policy. GKE reads Secrets as certificates.
 * By name it uses what stands in the project: the static address `<cluster>-gateway` and the SSL policy `<cluster>-gateway`.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/gatewayclass-capabilities
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources
 */
export const gateway: Overlay['gateway'] = ({ name }) => ({
  gatewayClassName: 'gke-l7-global-external-managed',
  addresses: [{ type: 'NamedAddress', value: `${name}-gateway` }],
  certificates: 'cert-manager',
  settings: [
    {
      apiVersion,
      kind: 'GCPGatewayPolicy',
      metadata: { ...publicGateway },
      spec: {
        targetRef: { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: publicGateway.name },
        default: { sslPolicy: `${name}-gateway` },
      },
    },
  ],
  sources: frontEnds,
  backendPolicies: (backend) => [healthCheck(backend), backendPolicy(name, backend)],
});

function healthCheck({ namespace, service, healthPath }: Backend): Policy {
  return {
    apiVersion,
    kind: 'HealthCheckPolicy',
    metadata: { name: service, namespace },
    spec: {
      targetRef: { group: '', kind: 'Service', name: service },
      default: {
        checkIntervalSec: 10,
        timeoutSec: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
        config: { type: 'HTTP', httpHealthCheck: { requestPath: healthPath } },
      },
    },
  };
}

/**
 * A Cloud Armor policy is a thing of the project, so its name states the limit: `<cluster>-600-per-minute` allows one client address
 * 600 requests a minute.
 *
 * @see https://cloud.google.com/armor/docs/rate-limiting-overview
 */
function backendPolicy(cluster: string, { namespace, service, requestsPerMinute }: Backend): Policy {
  return {
    apiVersion,
    kind: 'GCPBackendPolicy',
    metadata: { name: service, namespace },
    spec: {
      targetRef: { group: '', kind: 'Service', name: service },
      default: {
        // longer than any pod of the platform drains
        connectionDraining: { drainingTimeoutSec: 120 },
        // a WebSocket is closed after it, however busy
        timeoutSec: 3600,
        ...(requestsPerMinute && { securityPolicy: `${cluster}-${requestsPerMinute}-per-minute` }),
      },
    },
  };
}
