import type { Exporter } from '../exporter.ts';
import { counter, gauge } from './kinds.ts';

const filesystem = ['device', 'fstype', 'mountpoint', 'device_error'];

export const nodeExporter: Exporter = {
  name: 'node-exporter',
  version: '1.10.2',
  see: 'https://github.com/prometheus/node_exporter/tree/v1.10.2/collector',
  metrics: {
    node_uname_info: gauge('1 for every node.', 'nodename', 'release', 'machine', 'sysname', 'version', 'domainname'),
    node_cpu_seconds_total: counter('Seconds that a CPU spent in a mode.', 'cpu', 'mode'),
    node_load1: gauge('Load of the last minute.'),
    node_load5: gauge('Load of the last five minutes.'),
    node_memory_MemTotal_bytes: gauge('Memory that the node has.'),
    node_memory_MemAvailable_bytes: gauge('Memory that may be had without swapping.'),
    node_vmstat_oom_kill: counter('Processes that the kernel killed for want of memory.'),
    node_filesystem_size_bytes: gauge('Size of a file system.', ...filesystem),
    node_filesystem_avail_bytes: gauge('Bytes that are free in it.', ...filesystem),
    node_filesystem_files: gauge('Inodes that it has.', ...filesystem),
    node_filesystem_files_free: gauge('Inodes that are free in it.', ...filesystem),
    node_filesystem_readonly: gauge('1 for one that cannot be written.', ...filesystem),
    node_disk_io_time_seconds_total: counter('Seconds with requests under way.', 'device'),
    node_disk_read_bytes_total: counter('Bytes read.', 'device'),
    node_disk_written_bytes_total: counter('Bytes written.', 'device'),
    node_network_receive_bytes_total: counter('Bytes received.', 'device'),
    node_network_transmit_bytes_total: counter('Bytes sent.', 'device'),
    node_network_receive_errs_total: counter('Packets received with errors.', 'device'),
    node_network_transmit_errs_total: counter('Packets sent with errors.', 'device'),
    node_nf_conntrack_entries: gauge('Connections that the kernel tracks.'),
    node_nf_conntrack_entries_limit: gauge('Connections that it can track.'),
    node_timex_offset_seconds: gauge('How far the clock is off.'),
    node_timex_sync_status: gauge('1 for a clock that a time server keeps.'),
    node_boot_time_seconds: gauge('When the node started, in seconds since 1970.'),
    node_pressure_cpu_waiting_seconds_total: counter('Seconds in which a process waited for the CPU.'),
    node_pressure_memory_waiting_seconds_total: counter('Seconds in which a process waited for memory.'),
    node_pressure_io_waiting_seconds_total: counter('Seconds in which a process waited for a disk.'),
  },
  scrape: {
    namespace: 'node-exporter',
    labels: { 'app.kubernetes.io/name': 'prometheus-node-exporter' },
    port: 9100,
  },
};
