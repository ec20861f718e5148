import type { Section } from '../../dashboard.ts';
import { graph } from '../../panel.ts';
import { selecting } from '../../select.ts';
import { badAbove } from '../../thresholds.ts';
import type { View } from '../../view.ts';

/** How full the pods of services are. Their namespaces are named like them. */
export function saturation(view: View): Section {
  const { chosen, rate, by, inCluster } = selecting(view);
  const asked = 'namespace=~"$service"';
  const container = 'container!=""';
  const each = by('cluster', 'namespace', 'pod', 'container');
  const whole = by('cluster', 'namespace');
  const autoscaler = by('cluster', 'namespace', 'horizontalpodautoscaler');
  return {
    title: 'Saturation of services, the ten fullest',
    reads: ['cadvisor', 'kube-state-metrics'],
    panels: [
      graph({
        title: 'CPU, of what is requested',
        description:
          'The fullest container of each service. Over 100 % it lives on what others leave, and slows down when they do not.',
        unit: 'percentunit',
        queries: [
          {
            expr:
              `topk(10, max ${whole} (sum ${each} (${rate('container_cpu_usage_seconds_total', asked, container)})` +
              ` / sum ${each} (${chosen('kube_pod_container_resource_requests', asked, 'resource="cpu"')})))`,
            legend: `{{namespace}}${inCluster}`,
          },
        ],
        thresholds: badAbove({ orange: 1, red: 2 }),
        range: { min: 0 },
        runbooks: ['ContainerThrottled'],
      }),
      graph({
        title: 'Memory, of the limit',
        description: 'The fullest container of each service. At 100 % the kernel kills it.',
        unit: 'percentunit',
        queries: [
          {
            expr:
              `topk(10, max ${whole} (sum ${each} (${chosen('container_memory_working_set_bytes', asked, container)})` +
              ` / sum ${each} (${chosen('kube_pod_container_resource_limits', asked, 'resource="memory"')})))`,
            legend: `{{namespace}}${inCluster}`,
          },
        ],
        thresholds: badAbove({ orange: 0.85, red: 0.95 }),
        range: { min: 0, max: 1 },
        runbooks: ['PodOOMKilled'],
      }),
      graph({
        title: 'Pods, of the most that autoscaling allows',
        description: 'At 100 % more traffic meets no more pods.',
        unit: 'percentunit',
        queries: [
          {
            expr:
              `topk(10, max ${autoscaler} (${chosen('kube_horizontalpodautoscaler_status_current_replicas', asked)})` +
              ` / max ${autoscaler} (${chosen('kube_horizontalpodautoscaler_spec_max_replicas', asked)}))`,
            legend: `{{namespace}}/{{horizontalpodautoscaler}}${inCluster}`,
          },
        ],
        thresholds: badAbove({ orange: 0.8, red: 1 }),
        range: { min: 0, max: 1 },
        runbooks: ['HPAMaxed'],
      }),
      graph({
        title: 'Restarts in ten minutes',
        description:
          'Containers that started again. One after another in every pod: a bad release; all at once: a dependency or a node.',
        unit: 'short',
        queries: [
          {
            expr: `topk(10, sum ${whole} (increase(${chosen('kube_pod_container_status_restarts_total', asked)}[10m])) > 0)`,
            legend: `{{namespace}}${inCluster}`,
          },
        ],
        thresholds: badAbove({ orange: 1, red: 5 }),
        range: { min: 0 },
        runbooks: ['PodCrashLooping'],
      }),
    ],
  };
}
