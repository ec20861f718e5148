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

export const namespace = 'blackbox-exporter';

/** Of its pods, as the chart labels them. */
export const podLabels: Readonly<Record<string, string>> = {
  'app.kubernetes.io/instance': 'blackbox-exporter',
  'app.kubernetes.io/name': 'prometheus-blackbox-exporter',
};

/** @see https://github.com/prometheus-community/helm-charts/blob/prometheus-blackbox-exporter-11.17.2/charts/prometheus-blackbox-exporter/values.yaml */
interface BlackboxExporterValues {
  readonly fullnameOverride: string;
  readonly image: { readonly registry: string };
  readonly replicas: number;
  readonly priorityClassName: string;
  readonly resources: ContainerResources;
  readonly podSecurityContext: PodSecurityContext;
  readonly securityContext: ContainerSecurityContext & { readonly runAsUser: number; readonly runAsGroup: number };
  readonly topologySpreadConstraints: ReturnType<typeof chartSpread>;
  readonly podDisruptionBudget: { readonly maxUnavailable: number };
  readonly config: { readonly modules: Readonly<Record<string, object>> };
}

/**
 * One way of asking: an answer of 2xx over TLS within five seconds, at the first address, as a customer's phone would.
 *
 * @see https://github.com/prometheus/blackbox_exporter/blob/v0.28.0/CONFIGURATION.md
 */
const https = {
  prober: 'http',
  timeout: '5s',
  http: { method: 'GET', follow_redirects: false, fail_if_not_ssl: true, preferred_ip_protocol: 'ip4' },
};

export function valuesOf(context: BuildContext): BlackboxExporterValues {
  const { cluster, overlay } = context;
  return {
    fullnameOverride: 'blackbox-exporter',
    image: { registry: overlay.mirror(cluster, 'quay.io') },
    replicas: operatorProfile(cluster).replicas,
    priorityClassName: priorityClasses.critical.name,
    resources: chartResources(['50m', '500m'], '128Mi'),
    podSecurityContext: restrictedPod,
    securityContext: { ...restrictedContainer, runAsUser: 65534, runAsGroup: 65534 },
    topologySpreadConstraints: chartSpread(context, podLabels),
    podDisruptionBudget: { maxUnavailable: 1 },
    config: { modules: { https } },
  };
}
