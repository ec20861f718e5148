import { runsPrometheus } from '@delivery/catalog';
import { prometheusPods, scrapeSeconds } from '@delivery/prometheus';
import type { IPodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor';
import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor';
import type { INetworkPolicyIngressRule } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyIngressRule';
import { selectsScraped } from './cluster-ip.ts';
import { tcp } from './network-policy.ts';
import { metadataOf, selectorOf, type Workload } from './workload.ts';

/** Port of a workload from which Prometheus takes its metrics; undefined where it has none, or nobody asks. */
export function scrapedPort({ app, component }: Workload): number | undefined {
  if (!runsPrometheus(app.cluster) || component === 'cron-task') return undefined;
  return component === 'worker' ? workerPorts.metrics : app.service.ports['metrics'];
}

/** Where a worker serves its metrics and, since it has no other port, `/livez` and `/readyz`. */
export const workerPorts = { metrics: 9090 };

/** Prometheus, and nobody else, reaches the port of metrics. */
export function scrapersOf(workload: Workload): readonly INetworkPolicyIngressRule[] {
  const port = scrapedPort(workload);
  if (port === undefined) return [];
  const { namespace, labels } = prometheusPods;
  const from = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: { ...labels } },
  };
  return [{ from: [from], ports: [tcp(port)] }];
}

/**
 * The pods behind the Service of an app; its name becomes their label `service`.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor
 */
export function serviceMonitor(workload: Workload): IServiceMonitor {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: metadataOf(workload),
    spec: { selector: { matchLabels: { ...selectsScraped(workload.app) } }, endpoints: [endpoint(workload)] },
  };
}

/** Pods that no Service finds; `job` is the name of the worker. */
export function podMonitor(workload: Workload): IPodMonitor {
  const { app, name } = workload;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: metadataOf(workload),
    spec: {
      selector: { matchLabels: { ...selectorOf(app.name, name) } },
      podMetricsEndpoints: [{ ...endpoint(workload), relabelings: [{ targetLabel: 'job', replacement: name }] }],
    },
  };
}

function endpoint({ app }: Workload) {
  return { port: 'metrics', interval: `${scrapeSeconds(app.service)}s`, scrapeTimeout: '10s' };
}
