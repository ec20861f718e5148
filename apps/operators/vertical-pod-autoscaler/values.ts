import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
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

export const namespace = 'vertical-pod-autoscaler';

/** Of the pods of the recommender, as the chart labels them. */
export const podLabels: Readonly<Record<string, string>> = {
  'app.kubernetes.io/component': 'recommender',
  'app.kubernetes.io/instance': 'vertical-pod-autoscaler',
};

/** @see https://github.com/kubernetes/autoscaler/blob/vertical-pod-autoscaler/v1.8.1/vertical-pod-autoscaler/charts/vertical-pod-autoscaler/values.yaml */
interface VerticalPodAutoscalerValues {
  readonly crds: { readonly enabled: false };
  readonly podSecurityContext: PodSecurityContext;
  readonly containerSecurityContext: ContainerSecurityContext;
  readonly admissionController: { readonly enabled: false };
  readonly updater: { readonly enabled: false };
  readonly recommender: {
    readonly replicas: number;
    readonly image: { readonly repository: string };
    readonly priorityClassName: string;
    readonly podDisruptionBudget: { readonly enabled: boolean; readonly minAvailable: 1 };
    readonly resources: ContainerResources;
    readonly topologySpreadConstraints: readonly ITopologySpreadConstraint[];
  };
}

export function valuesOf(context: BuildContext): VerticalPodAutoscalerValues {
  const { replicas, disruptionBudget } = operatorProfile(context.cluster);
  return {
    crds: { enabled: false },
    podSecurityContext: { ...restrictedPod, runAsUser: 65534 },
    containerSecurityContext: restrictedContainer,
    admissionController: { enabled: false },
    updater: { enabled: false },
    recommender: {
      replicas,
      image: { repository: mirrored(context, 'registry.k8s.io/autoscaling/vpa-recommender') },
      priorityClassName: priorityClasses.standard.name,
      podDisruptionBudget: { enabled: disruptionBudget, minAvailable: 1 },
      resources: chartResources(['50m', '500m'], '512Mi'),
      topologySpreadConstraints: chartSpread(context, podLabels),
    },
  };
}
