import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import {
  chartResources,
  chartSpread,
  operatorProfile,
  restrictedContainer,
  restrictedPod,
  type ContainerResources,
  type ContainerSecurityContext,
  type PodSecurityContext,
} from '@delivery/constructs/operator';
import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint';

export const namespace = 'argo-rollouts';

/** Of the pods of the controller, as the chart labels them. */
export const podLabels: Readonly<Record<string, string>> = {
  'app.kubernetes.io/component': 'rollouts-controller',
  'app.kubernetes.io/instance': 'argo-rollouts',
};

/** @see https://github.com/argoproj/argo-helm/blob/argo-rollouts-2.41.0/charts/argo-rollouts/values.yaml */
interface ArgoRolloutsValues {
  readonly installCRDs: false;
  readonly podSecurityContext: PodSecurityContext;
  readonly containerSecurityContext: ContainerSecurityContext;
  readonly providerRBAC: { readonly enabled: false };
  readonly controller: {
    readonly replicas: number;
    readonly image: { readonly registry: string; readonly tag: string };
    readonly priorityClassName: string;
    readonly pdb: { readonly enabled: boolean; readonly maxUnavailable: 1 };
    readonly resources: ContainerResources;
    readonly topologySpreadConstraints: readonly ITopologySpreadConstraint[];
  };
}

export function valuesOf(context: BuildContext): ArgoRolloutsValues {
  const { cluster, overlay } = context;
  const { replicas, disruptionBudget } = operatorProfile(cluster);
  return {
    installCRDs: false,
    podSecurityContext: restrictedPod,
    containerSecurityContext: restrictedContainer,
    // replicas carry the weight of a canary: no right to change meshes and load balancers
    providerRBAC: { enabled: false },
    controller: {
      replicas,
      image: { registry: overlay.mirror(cluster, 'quay.io'), tag: 'v1.10.2' },
      priorityClassName: priorityClasses.critical.name,
      pdb: { enabled: disruptionBudget, maxUnavailable: 1 },
      resources: chartResources(['100m', '1'], '512Mi'),
      topologySpreadConstraints: chartSpread(context, podLabels),
    },
  };
}
