import type { Exporter } from '../exporter.ts';
import { counter, gauge, histogram } from './kinds.ts';

const claim = ['namespace', 'persistentvolumeclaim'];
const container = ['namespace', 'pod', 'container', 'image', 'name', 'id'];
const network = ['namespace', 'pod', 'interface', 'image', 'name', 'id'];

/** The kubelet of every node. Its certificate is the node's own, so whoever runs Prometheus says how it is scraped. */
export const kubelet: Exporter = {
  name: 'kubelet',
  version: '1.37',
  see: 'https://kubernetes.io/docs/reference/instrumentation/metrics/',
  metrics: {
    kubelet_volume_stats_capacity_bytes: gauge('Size of a volume.', ...claim),
    kubelet_volume_stats_available_bytes: gauge('Bytes that are free in it.', ...claim),
    kubelet_volume_stats_used_bytes: gauge('Bytes that are used in it.', ...claim),
    kubelet_volume_stats_inodes: gauge('Inodes that it has.', ...claim),
    kubelet_volume_stats_inodes_free: gauge('Inodes that are free in it.', ...claim),
    kubelet_running_pods: gauge('Pods that run on the node.'),
    kubelet_pod_start_duration_seconds: histogram('From the kubelet first seeing a pod to its start.'),
    kubelet_pleg_relist_duration_seconds: histogram('How long it took to list the containers.'),
    kubelet_runtime_operations_errors_total: counter('Calls to the runtime that failed.', 'operation_type'),
  },
};

/** What containers use, from the same kubelets under `/metrics/cadvisor`. */
export const cadvisor: Exporter = {
  name: 'cadvisor',
  version: '1.37',
  see: 'https://github.com/google/cadvisor/blob/v0.54.1/docs/storage/prometheus.md',
  metrics: {
    container_cpu_usage_seconds_total: counter('Seconds of CPU.', ...container, 'cpu'),
    container_cpu_cfs_periods_total: counter('Periods in which a container with a limit ran.', ...container),
    container_cpu_cfs_throttled_periods_total: counter('Periods in which it was held back.', ...container),
    container_memory_working_set_bytes: gauge('Memory that cannot be given back.', ...container),
    container_memory_rss: gauge('Memory of its own.', ...container),
    container_oom_events_total: counter('Kills for want of memory.', ...container),
    container_fs_usage_bytes: gauge('Bytes that it keeps on disk.', ...container, 'device'),
    container_network_receive_bytes_total: counter('Bytes received.', ...network),
    container_network_transmit_bytes_total: counter('Bytes sent.', ...network),
    container_network_receive_packets_dropped_total: counter('Packets that were dropped.', ...network),
  },
};
