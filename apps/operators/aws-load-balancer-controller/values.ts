import type { BuildContext } from '@delivery/component';
import {
  chartResources,
  chartSpread,
  mirrored,
  operatorProfile,
  restrictedContainer,
  restrictedPod,
  type ContainerResources,
  type ContainerSecurityContext,
  type PodSecurityContext,
} from '@delivery/constructs/operator';
import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint';

export const namespace = 'aws-load-balancer-controller';
/** Account of the controller, as the chart names it. */
export const workload = { namespace, serviceAccountName: 'aws-load-balancer-controller' };

/** Of the pods of the controller, as the chart labels them. */
export const podLabels: Readonly<Record<string, string>> = {
  'app.kubernetes.io/instance': 'aws-load-balancer-controller',
  'app.kubernetes.io/name': 'aws-load-balancer-controller',
};

/** @see https://github.com/aws/eks-charts/blob/v0.0.242/stable/aws-load-balancer-controller/values.yaml */
interface LoadBalancerControllerValues {
  readonly clusterName: string;
  readonly region: string;
  readonly vpcTags: Readonly<Record<string, string>>;
  readonly replicaCount: number;
  readonly image: { readonly repository: string };
  readonly serviceAccount: { readonly annotations: Readonly<Record<string, string>> };
  readonly podLabels: Readonly<Record<string, string>>;
  readonly podSecurityContext: PodSecurityContext;
  readonly securityContext: ContainerSecurityContext;
  readonly resources: ContainerResources;
  readonly podDisruptionBudget: { readonly maxUnavailable?: 1 };
  readonly topologySpreadConstraints: readonly ITopologySpreadConstraint[];
  readonly enableCertManager: true;
  readonly enableServiceMutatorWebhook: false;
  readonly createIngressClassResource: false;
  readonly ingressClassParams: { readonly create: false };
  readonly enableShield: false;
  readonly enableWaf: false;
  readonly controllerConfig: { readonly featureGates: Readonly<Record<string, boolean>> };
}

/**
 * The metadata of an instance, out of which it would learn its VPC, is closed to pods: the VPC carries the discovery tag of its subnets.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/configurations/
 */
export function valuesOf(context: BuildContext): LoadBalancerControllerValues {
  const { cluster, overlay } = context;
  const { replicas, disruptionBudget } = operatorProfile(cluster);
  const { annotations, labels } = overlay.podIdentity(cluster, workload);
  return {
    clusterName: cluster.name,
    region: cluster.region,
    vpcTags: { 'karpenter.sh/discovery': cluster.name },
    replicaCount: replicas,
    image: { repository: mirrored(context, 'public.ecr.aws/eks/aws-load-balancer-controller') },
    serviceAccount: { annotations },
    podLabels: labels,
    podSecurityContext: { ...restrictedPod, fsGroup: 65534 },
    securityContext: restrictedContainer,
    resources: chartResources(['100m', '1'], '256Mi'),
    podDisruptionBudget: disruptionBudget ? { maxUnavailable: 1 } : {},
    topologySpreadConstraints: chartSpread(context, podLabels),
    // with a certificate that the chart draws afresh at each rendering, it would never be in sync
    enableCertManager: true,
    // Gateways only: neither Services nor Ingresses make a load balancer
    enableServiceMutatorWebhook: false,
    createIngressClassResource: false,
    ingressClassParams: { create: false },
    controllerConfig: { featureGates: { EnableServiceController: false, NLBGatewayAPI: false } },
    // the web ACL is of WAFv2
    enableShield: false,
    enableWaf: false,
  };
}
