import type { BuildContext } from '@delivery/component';
import { chartResources, mirrored, operatorProfile, type ContainerResources } from '@delivery/constructs/operator';

export const namespace = 'karpenter';
/** Account of the controller, as the chart names it. */
export const workload = { namespace, serviceAccountName: 'karpenter' };

/** Of the pods of the controller, as the chart labels them. */
export const podLabels: Readonly<Record<string, string>> = {
  'app.kubernetes.io/instance': 'karpenter',
  'app.kubernetes.io/name': 'karpenter',
};

/** @see https://github.com/aws/karpenter-provider-aws/blob/v1.15.1/charts/karpenter/values.yaml */
interface KarpenterValues {
  readonly replicas: number;
  readonly serviceAccount: { readonly annotations: Readonly<Record<string, string>> };
  readonly podLabels: Readonly<Record<string, string>>;
  readonly controller: { readonly image: { readonly repository: string }; readonly resources: ContainerResources };
}

/**
 * The settings of the cluster come from its cloud. Pods are restricted, spread and of the highest priority by the chart's own defaults,
 * and run on nodes that it did not make.
 */
export function valuesOf(context: BuildContext): KarpenterValues {
  const { cluster, overlay } = context;
  const { annotations, labels } = overlay.podIdentity(cluster, workload);
  return {
    replicas: operatorProfile(cluster).replicas,
    serviceAccount: { annotations },
    podLabels: labels,
    controller: {
      image: { repository: mirrored(context, 'public.ecr.aws/karpenter/controller') },
      resources: chartResources(['500m', '2'], '1Gi'),
    },
    ...overlay.nodeProvisioner(cluster)?.values,
  };
}
