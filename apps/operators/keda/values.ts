import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import { chartResources, chartSpread, operatorProfile, type ContainerResources } from '@delivery/constructs/operator';
import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint';

export const namespace = 'keda';

/** That of the CustomResourceDefinitions. */
const tag = '2.21.0';

/** Of the pods of one Deployment, as the chart labels them. */
export function podLabels(name: string): Readonly<Record<string, string>> {
  return { app: name };
}

interface Image {
  readonly registry: string;
  readonly tag: string;
}

interface DisruptionBudget {
  readonly maxUnavailable?: 1;
}

/** @see https://github.com/kedacore/charts/blob/v2.20.2/keda/values.yaml */
interface KedaValues {
  readonly crds: { readonly install: false };
  readonly clusterName: string;
  readonly image: {
    readonly keda: Image;
    readonly metricsApiServer: Image;
    readonly webhooks: Image;
    readonly pullPolicy: 'IfNotPresent';
  };
  readonly priorityClassName: string;
  readonly enableServiceLinks: false;
  readonly rbac: { readonly enabledCustomScaledRefKinds: false };
  readonly prometheus: { readonly operator: { readonly enabled: true } };
  readonly operator: { readonly replicaCount: number };
  readonly metricsServer: { readonly replicaCount: number };
  readonly webhooks: { readonly replicaCount: number; readonly timeoutSeconds: number };
  readonly podDisruptionBudget: {
    readonly operator: DisruptionBudget;
    readonly metricServer: DisruptionBudget;
    readonly webhooks: DisruptionBudget;
  };
  readonly resources: {
    readonly operator: ContainerResources;
    readonly metricServer: ContainerResources;
    readonly webhooks: ContainerResources;
  };
  readonly topologySpreadConstraints: {
    readonly operator: readonly ITopologySpreadConstraint[];
    readonly metricsServer: readonly ITopologySpreadConstraint[];
    readonly webhooks: readonly ITopologySpreadConstraint[];
  };
}

/** Pods are restricted by the chart's own defaults. */
export function valuesOf(context: BuildContext): KedaValues {
  const { cluster, overlay } = context;
  const { replicas, webhookReplicas, disruptionBudget } = operatorProfile(cluster);
  const image = { registry: overlay.mirror(cluster, 'ghcr.io'), tag };
  const budget: DisruptionBudget = disruptionBudget ? { maxUnavailable: 1 } : {};
  return {
    crds: { install: false },
    clusterName: cluster.name,
    image: { keda: image, metricsApiServer: image, webhooks: image, pullPolicy: 'IfNotPresent' },
    priorityClassName: priorityClasses.critical.name,
    enableServiceLinks: false,
    // it scales Deployments only: no right to read every kind of object
    rbac: { enabledCustomScaledRefKinds: false },
    prometheus: { operator: { enabled: true } },
    operator: { replicaCount: replicas },
    metricsServer: { replicaCount: replicas },
    webhooks: { replicaCount: webhookReplicas, timeoutSeconds: 3 },
    podDisruptionBudget: { operator: budget, metricServer: budget, webhooks: budget },
    resources: {
      operator: chartResources(['100m', '1'], '512Mi'),
      metricServer: chartResources(['50m', '500m'], '256Mi'),
      webhooks: chartResources(['50m', '500m'], '128Mi'),
    },
    topologySpreadConstraints: {
      operator: chartSpread(context, podLabels('keda-operator')),
      metricsServer: chartSpread(context, podLabels('keda-operator-metrics-apiserver')),
      webhooks: chartSpread(context, podLabels('keda-admission-webhooks')),
    },
  };
}
