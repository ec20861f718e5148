import type { Cluster } from '@delivery/fleet';
import { cidrPeer, type Backend, type GatewayAnswer, type Overlay } from '@delivery/overlay-contract';
import { resourceId } from './names.ts';

type Policy = GatewayAnswer['settings'][number];

const apiVersion = 'alb.networking.azure.io/v1';

/**
 * Application Gateway for Containers named after the cluster, with its frontend `public`; both stand in the subscription before the
 * Gateway does. Its controller is an add-on of AKS. It reads Secrets as certificates and proxies from its own subnet.
 *
 * @see https://learn.microsoft.com/en-us/azure/application-gateway/for-containers/quickstart-create-application-gateway-for-containers-byo-deployment
 */
export const gateway: Overlay['gateway'] = (cluster) => ({
  gatewayClassName: 'azure-alb-external',
  annotations: {
    'alb.networking.azure.io/alb-id': resourceId(
      cluster,
      'Microsoft.ServiceNetworking/trafficControllers',
      cluster.name,
    ),
  },
  addresses: [{ type: 'alb.networking.azure.io/alb-frontend', value: 'public' }],
  certificates: 'cert-manager',
  settings: [],
  sources: [cidrPeer(cluster.network.loadBalancers)],
  backendPolicies: (backend) => [healthCheck(backend), ...firewall(cluster, backend)],
});

/** @see https://learn.microsoft.com/en-us/azure/application-gateway/for-containers/custom-health-probe */
function healthCheck({ namespace, service, port, healthPath }: Backend): Policy {
  return {
    apiVersion,
    kind: 'HealthCheckPolicy',
    metadata: { name: service, namespace },
    spec: {
      targetRef: { group: '', kind: 'Service', name: service, namespace },
      default: {
        interval: '10s',
        timeout: '5s',
        healthyThreshold: 2,
        unhealthyThreshold: 2,
        port,
        http: { path: healthPath, match: { statusCodes: [{ start: 200, end: 200 }] } },
      },
    },
  };
}

/**
 * A web application firewall policy is a thing of the subscription, so its name states the limit: `<cluster>-600-per-minute` allows one
 * client address 600 requests a minute.
 *
 * @see https://learn.microsoft.com/en-us/azure/web-application-firewall/ag/waf-application-gateway-for-containers-overview
 */
function firewall(cluster: Cluster, { namespace, service, requestsPerMinute }: Backend): readonly Policy[] {
  if (requestsPerMinute === undefined) return [];
  const type = 'Microsoft.Network/applicationGatewayWebApplicationFirewallPolicies';
  return [
    {
      apiVersion,
      kind: 'WebApplicationFirewallPolicy',
      metadata: { name: service, namespace },
      spec: {
        targetRef: { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: service, namespace },
        webApplicationFirewall: { id: resourceId(cluster, type, `${cluster.name}-${requestsPerMinute}-per-minute`) },
      },
    },
  ];
}
