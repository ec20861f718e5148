import type { IScrapeConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/ScrapeConfig';
import type { IScrapeConfigSpec } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/ScrapeConfigSpec';
import { namespace } from './place.ts';

const scrapeConfig = (name: string, spec: IScrapeConfigSpec): IScrapeConfig & { metadata: { name: string } } => ({
  apiVersion: 'monitoring.coreos.com/v1alpha1',
  kind: 'ScrapeConfig',
  metadata: { name, namespace },
  spec,
});

/** Drops series that are many and that nobody asks for. */
const dropped = (regex: string) => [{ sourceLabels: ['__name__'], regex, action: 'drop' as const }];

/**
 * Kubelets, and what they know of the containers on their node. Targets are nodes, so no object of kube-system is needed.
 *
 * @see https://kubernetes.io/docs/reference/instrumentation/cri-pod-container-metrics/
 */
function kubelet(name: string, metricsPath: string, drop?: string): IScrapeConfig & { metadata: { name: string } } {
  return scrapeConfig(name, {
    jobName: name,
    scrapeClass: 'kubelet',
    scheme: 'HTTPS',
    metricsPath,
    // the pods and containers that series are about
    honorLabels: true,
    trackTimestampsStaleness: true,
    kubernetesSDConfigs: [{ role: 'Node' }],
    relabelings: [
      { sourceLabels: ['__meta_kubernetes_node_name'], targetLabel: 'node' },
      { sourceLabels: ['__metrics_path__'], targetLabel: 'metrics_path' },
    ],
    ...(drop !== undefined && { metricRelabelings: dropped(drop) }),
  });
}

/** The API server, at the addresses of its Service. */
function apiServer(): IScrapeConfig & { metadata: { name: string } } {
  return scrapeConfig('kube-apiserver', {
    jobName: 'kube-apiserver',
    scrapeClass: 'api-server',
    scheme: 'HTTPS',
    kubernetesSDConfigs: [{ role: 'EndpointSlice', namespaces: { names: ['default'] } }],
    relabelings: [
      {
        sourceLabels: ['__meta_kubernetes_service_name', '__meta_kubernetes_endpointslice_port_name'],
        regex: 'kubernetes;https',
        action: 'keep',
      },
    ],
    metricRelabelings: dropped(
      '(apiserver_request_sli_duration_seconds|apiserver_response_sizes|apiserver_watch_events_sizes)_bucket',
    ),
  });
}

/** @param withNodes whether the addresses of nodes are known, so that a NetworkPolicy can open the way to them */
export function systemScrapes(withNodes: boolean): readonly (IScrapeConfig & { metadata: { name: string } })[] {
  if (!withNodes) return [apiServer()];
  return [
    apiServer(),
    kubelet('kubelet', '/metrics'),
    kubelet(
      'cadvisor',
      '/metrics/cadvisor',
      'container_(blkio_device_usage_total|cpu_load_average_10s|memory_failures_total|network_tcp_usage_total|network_udp_usage_total|tasks_state)',
    ),
  ];
}
