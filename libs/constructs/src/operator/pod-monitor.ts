import { prometheusPods, type Scrape } from '@delivery/prometheus';
import type { IPodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor';

/**
 * Scrapes every pod of an exporter, once a declared port.
 *
 * @param job by which rules find its series. @default - the name
 */
export function podMonitor(name: string, scrape: Scrape, job = name): IPodMonitor & { metadata: { name: string } } {
  const { namespace: at, labels, port, path, scheme, honorLabels } = scrape;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name, namespace: prometheusPods.namespace },
    spec: {
      namespaceSelector: { matchNames: [at] },
      selector: { matchLabels: { ...labels } },
      podMetricsEndpoints: [
        {
          ...(typeof port === 'number' ? { portNumber: port } : { port }),
          ...(path !== undefined && { path }),
          ...(scheme === 'https' && { scheme }),
          ...(honorLabels && { honorLabels }),
          relabelings: [
            { targetLabel: 'job', replacement: job },
            { sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node' },
          ],
        },
      ],
    },
  };
}
