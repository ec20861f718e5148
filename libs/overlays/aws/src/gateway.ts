import { cidrPeer, publicGateway, type GatewayAnswer, type Overlay } from '@delivery/overlay-contract';

const group = 'gateway.k8s.aws';
const apiVersion = `${group}/v1`;

/** @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/targetgroupconfig/ */
const backendPolicies: GatewayAnswer['backendPolicies'] = ({ namespace, service, healthPath }) => [
  {
    apiVersion,
    kind: 'TargetGroupConfiguration',
    metadata: { name: service, namespace },
    spec: {
      targetReference: { kind: 'Service', name: service },
      defaultConfiguration: {
        targetType: 'ip',
        healthCheckConfig: {
          healthCheckProtocol: 'HTTP',
          healthCheckPath: healthPath,
          healthCheckInterval: 10,
          healthCheckTimeout: 5,
          healthyThresholdCount: 2,
          unhealthyThresholdCount: 2,
          matcher: { httpCode: '200' },
        },
        // longer than any pod of the platform drains
        targetGroupAttributes: [{ key: 'deregistration_delay.timeout_seconds', value: '120' }],
      },
    },
  },
];

/**
 * An Application Load Balancer, made by the AWS Load Balancer Controller, that sends requests to the addresses of pods. It finds the
 * certificate of a host name in AWS Certificate Manager; Secrets it cannot read. The rate limit stands in the web ACL of the facts.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/l7gateway/
 * A pod counts as ready once the load balancer knows it, so that a rollout takes no old pod away too soon.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/loadbalancerconfig/
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
 */
export const gateway: Overlay['gateway'] = ({ network, webACL }) => ({
  gatewayClassName: 'alb',
  controllerName: 'gateway.k8s.aws/alb',
  infrastructure: { parametersRef: { group, kind: 'LoadBalancerConfiguration', name: publicGateway.name } },
  certificates: 'load-balancer',
  namespaceLabels: { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' },
  settings: [
    {
      apiVersion,
      kind: 'LoadBalancerConfiguration',
      metadata: { ...publicGateway },
      spec: {
        scheme: 'internet-facing',
        listenerConfigurations: [{ protocolPort: 'HTTPS:443', sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }],
        loadBalancerAttributes: [{ key: 'routing.http.drop_invalid_header_fields.enabled', value: 'true' }],
        ...(webACL && { wafV2: { webACL } }),
      },
    },
  ],
  sources: [cidrPeer(network.loadBalancers)],
  backendPolicies,
});
