import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import { chartResources, operatorProfile, type ContainerResources } from '@delivery/constructs/operator';

export const namespace = 'prometheus-operator';

/** Of the pods of one Deployment, as the chart labels them. */
export function podLabels(component: string): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/component': component, 'app.kubernetes.io/instance': 'prometheus-operator' };
}

interface Off {
  readonly enabled: false;
}

/** @see https://github.com/prometheus-community/helm-charts/blob/kube-prometheus-stack-77.14.0/charts/kube-prometheus-stack/values.yaml */
interface KubePrometheusStackValues {
  readonly fullnameOverride: string;
  readonly cleanPrometheusOperatorObjectNames: true;
  readonly global: { readonly imageRegistry: string };
  readonly crds: Off;
  readonly defaultRules: { readonly create: false };
  readonly alertmanager: Off;
  readonly grafana: Off;
  readonly kubernetesServiceMonitors: Off;
  readonly kubeStateMetrics: Off;
  readonly nodeExporter: Off;
  readonly prometheus: Off;
  readonly thanosRuler: Off;
  readonly prometheusOperator: {
    readonly priorityClassName: string;
    readonly resources: ContainerResources;
    readonly kubeletService: Off;
    readonly kubeletEndpointsEnabled: false;
    readonly serviceMonitor: { readonly selfMonitor: false };
    readonly prometheusConfigReloader: { readonly resources: ContainerResources };
    readonly admissionWebhooks: {
      readonly failurePolicy: 'Ignore';
      readonly timeoutSeconds: number;
      readonly certManager: { readonly enabled: true };
      readonly patch: Off;
      readonly deployment: {
        readonly enabled: true;
        readonly replicas: number;
        readonly priorityClassName: string;
        readonly podDisruptionBudget: { readonly enabled: boolean; readonly minAvailable: 1 };
        readonly resources: ContainerResources;
      };
    };
  };
}

const off: Off = { enabled: false };

/** The operator and its webhook alone; pods are restricted by the chart's own defaults. */
export function valuesOf({ cluster, overlay }: BuildContext): KubePrometheusStackValues {
  const { webhookReplicas, disruptionBudget } = operatorProfile(cluster);
  const priorityClassName = priorityClasses.critical.name;
  return {
    fullnameOverride: 'prometheus-operator',
    cleanPrometheusOperatorObjectNames: true,
    global: { imageRegistry: overlay.mirror(cluster, 'quay.io') },
    crds: off,
    defaultRules: { create: false },
    alertmanager: off,
    grafana: off,
    kubernetesServiceMonitors: off,
    kubeStateMetrics: off,
    nodeExporter: off,
    prometheus: off,
    thanosRuler: off,
    prometheusOperator: {
      priorityClassName,
      resources: chartResources(['50m', '500m'], '256Mi'),
      // it would write Endpoints of every kubelet into kube-system
      kubeletService: off,
      kubeletEndpointsEnabled: false,
      serviceMonitor: { selfMonitor: false },
      // beside every Prometheus and Alertmanager
      prometheusConfigReloader: { resources: chartResources(['10m', '100m'], '64Mi') },
      admissionWebhooks: {
        // rules are checked before they are committed: an incident must not wait for this webhook
        failurePolicy: 'Ignore',
        timeoutSeconds: 3,
        certManager: { enabled: true },
        patch: off,
        deployment: {
          enabled: true,
          replicas: webhookReplicas,
          priorityClassName,
          podDisruptionBudget: { enabled: disruptionBudget, minAvailable: 1 },
          resources: chartResources(['50m', '500m'], '128Mi'),
        },
      },
    },
  };
}
