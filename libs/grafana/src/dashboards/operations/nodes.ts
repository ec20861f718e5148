import type { Section } from '../../dashboard.ts';
import { graph } from '../../panel.ts';
import { selecting } from '../../select.ts';
import { badAbove } from '../../thresholds.ts';
import type { View } from '../../view.ts';

/** The ten nodes that are worst in each respect: a fleet has too many for all of them. */
export function nodes(view: View): Section {
  const { chosen, rate, by, inCluster } = selecting(view);
  const node = by('cluster', 'node');
  const legend = `{{node}}${inCluster}`;
  const disk = 'fstype!~"tmpfs|overlay|squashfs"';
  return {
    title: 'Nodes, the ten fullest',
    reads: ['node-exporter', 'kube-state-metrics'],
    panels: [
      graph({
        title: 'CPU used',
        description: 'Of all CPUs of a node. Full for long: pods wait, latency rises.',
        unit: 'percentunit',
        queries: [{ expr: `topk(10, 1 - avg ${node} (${rate('node_cpu_seconds_total', 'mode="idle"')}))`, legend }],
        thresholds: badAbove({ orange: 0.8, red: 0.95 }),
        range: { min: 0, max: 1 },
      }),
      graph({
        title: 'Memory used',
        description: 'Of the memory of a node. Near 100 % the kubelet evicts pods.',
        unit: 'percentunit',
        queries: [
          {
            expr:
              `topk(10, 1 - max ${node} (${chosen('node_memory_MemAvailable_bytes')})` +
              ` / max ${node} (${chosen('node_memory_MemTotal_bytes')}))`,
            legend,
          },
        ],
        thresholds: badAbove({ orange: 0.85, red: 0.95 }),
        range: { min: 0, max: 1 },
        runbooks: ['NodeMemoryLow'],
      }),
      graph({
        title: 'Fullest file system',
        description: 'Of each node. Near 100 % images cannot be pulled and pods are evicted.',
        unit: 'percentunit',
        queries: [
          {
            expr:
              `topk(10, max ${node} (1 - ${chosen('node_filesystem_avail_bytes', disk)}` +
              ` / ${chosen('node_filesystem_size_bytes', disk)}))`,
            legend,
          },
        ],
        thresholds: badAbove({ orange: 0.8, red: 0.9 }),
        range: { min: 0, max: 1 },
        runbooks: ['NodeFilesystemFull', 'NodeFilesystemFilling'],
      }),
      graph({
        title: 'Nodes that are not ready',
        description: 'Nodes whose kubelet is unwell or silent; their pods move away after five minutes.',
        unit: 'short',
        queries: [
          {
            expr: `sum ${by('cluster')} (${chosen('kube_node_status_condition', 'condition="Ready"', 'status=~"false|unknown"')})`,
            legend: `not ready${inCluster}`,
          },
        ],
        thresholds: badAbove({ red: 1 }),
        range: { min: 0 },
        runbooks: ['NodeNotReady', 'NodesNotReady'],
      }),
    ],
  };
}
