import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import {
  chartResources,
  restrictedContainer,
  type ContainerResources,
  type ContainerSecurityContext,
} from '@delivery/constructs/operator';
import { fluxResources, fluxRules } from './flux-resources.ts';

export const namespace = 'kube-state-metrics';

/** Of its pods, as the chart labels them. */
export const podLabels: Readonly<Record<string, string>> = {
  'app.kubernetes.io/instance': 'kube-state-metrics',
  'app.kubernetes.io/name': 'kube-state-metrics',
};

/** @see https://github.com/prometheus-community/helm-charts/blob/kube-state-metrics-6.3.0/charts/kube-state-metrics/values.yaml */
interface KubeStateMetricsValues {
  readonly image: { readonly registry: string };
  readonly replicas: number;
  readonly priorityClassName: string;
  readonly resources: ContainerResources;
  readonly containerSecurityContext: ContainerSecurityContext;
  readonly collectors: readonly string[];
  readonly metricLabelsAllowlist: readonly string[];
  readonly prometheusScrape: false;
  readonly rbac: { readonly extraRules: readonly object[] };
  readonly customResourceState?: {
    readonly enabled: true;
    readonly config: { readonly kind: string; readonly spec: { readonly resources: readonly object[] } };
  };
}

/** Kinds that rules or panels ask about; of ConfigMaps and Secrets it reads nothing. */
const collectors = [
  'cronjobs',
  'daemonsets',
  'deployments',
  'horizontalpodautoscalers',
  'jobs',
  'limitranges',
  'namespaces',
  'nodes',
  'persistentvolumeclaims',
  'persistentvolumes',
  'poddisruptionbudgets',
  'pods',
  'replicasets',
  'resourcequotas',
  'services',
  'statefulsets',
  'storageclasses',
];

/**
 * One pod: two would count everything twice. Prometheus misses it for the time that a node takes to be given up, and says so. Pods are
 * restricted by the chart's own defaults.
 */
export function valuesOf({ cluster, overlay }: BuildContext): KubeStateMetricsValues {
  const isFlux = cluster.engine === 'flux';
  return {
    image: { registry: overlay.mirror(cluster, 'registry.k8s.io') },
    replicas: 1,
    priorityClassName: priorityClasses.critical.name,
    resources: chartResources(['50m', '500m'], '512Mi'),
    containerSecurityContext: restrictedContainer,
    collectors,
    metricLabelsAllowlist: ['nodes=[topology.kubernetes.io/zone]'],
    // a PodMonitor finds it, not an annotation
    prometheusScrape: false,
    rbac: { extraRules: isFlux ? fluxRules : [] },
    ...(isFlux && {
      customResourceState: {
        enabled: true,
        config: { kind: 'CustomResourceStateMetrics', spec: { resources: fluxResources() } },
      },
    }),
  };
}
