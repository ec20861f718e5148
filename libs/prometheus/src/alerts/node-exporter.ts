import type { PlatformGroup } from './group.ts';

const filesystem = 'fstype!~"tmpfs|ramfs|overlay|squashfs|iso9660"';
const disk = 'node="a",device="/dev/nvme0n1p1",fstype="ext4",mountpoint="/"';
const onDisk = { node: 'a', device: '/dev/nvme0n1p1', mountpoint: '/' };
const byDisk = (expr: string) => `max by (node, device, mountpoint) (${expr})`;
const free = byDisk(`node_filesystem_avail_bytes{${filesystem}} / node_filesystem_size_bytes{${filesystem}}`);

/** Nodes as their own kernel sees them. */
export const nodeExporterAlerts: PlatformGroup = {
  name: 'node-exporter',
  exporters: ['node-exporter'],
  alerts: [
    {
      name: 'NodeFilesystemFull',
      expr: `${free} < 0.05`,
      for: '5m',
      severity: 'page',
      summary: 'File system {{ $labels.mountpoint }} of node {{ $labels.node }} is full',
      description: '{{ $value | humanizePercentage }} is left: images cannot be pulled, pods are thrown out.',
      fires: [
        {
          name: 'three hundredths are left',
          series: {
            [`node_filesystem_avail_bytes{${disk}}`]: '3e9x30',
            [`node_filesystem_size_bytes{${disk}}`]: '100e9x30',
          },
          at: '10m',
          firing: [onDisk],
        },
      ],
      silent: [
        {
          name: 'seven hundredths are left',
          series: {
            [`node_filesystem_avail_bytes{${disk}}`]: '7e9x30',
            [`node_filesystem_size_bytes{${disk}}`]: '100e9x30',
          },
          at: '10m',
        },
        {
          name: 'one in memory',
          series: {
            'node_filesystem_avail_bytes{node="a",device="tmpfs",fstype="tmpfs",mountpoint="/run"}': '0x30',
            'node_filesystem_size_bytes{node="a",device="tmpfs",fstype="tmpfs",mountpoint="/run"}': '1e9x30',
          },
          at: '10m',
        },
      ],
    },
    {
      name: 'NodeFilesystemFilling',
      expr: `${free} < 0.25 and ${byDisk(`predict_linear(node_filesystem_avail_bytes{${filesystem}}[6h], 24 * 3600)`)} < 0`,
      for: '1h',
      severity: 'ticket',
      summary: 'File system {{ $labels.mountpoint }} of node {{ $labels.node }} is full within a day',
      description: '{{ $value | humanizePercentage }} is left, and it shrinks.',
      fires: [
        {
          name: 'a hundredth an hour, a fifth is left',
          interval: '5m',
          series: {
            [`node_filesystem_avail_bytes{${disk}}`]: '30e9-83333333x120',
            [`node_filesystem_size_bytes{${disk}}`]: '100e9x120',
          },
          at: '10h',
          firing: [onDisk],
        },
      ],
      silent: [
        {
          name: 'fast, but three tenths are left',
          interval: '5m',
          series: {
            [`node_filesystem_avail_bytes{${disk}}`]: '50e9-200e6x120',
            [`node_filesystem_size_bytes{${disk}}`]: '100e9x120',
          },
          at: '8h',
        },
        {
          name: 'a fifth is left, and stays',
          interval: '5m',
          series: {
            [`node_filesystem_avail_bytes{${disk}}`]: '20e9x120',
            [`node_filesystem_size_bytes{${disk}}`]: '100e9x120',
          },
          at: '10h',
        },
        {
          name: 'fast, but only for the last hour and a half',
          interval: '5m',
          series: {
            [`node_filesystem_avail_bytes{${disk}}`]: '24.9e9x96 24.8e9-100e6x40',
            [`node_filesystem_size_bytes{${disk}}`]: '100e9x140',
          },
          at: '9h30m',
        },
        {
          name: 'a file of an hour ago went again',
          interval: '5m',
          series: {
            [`node_filesystem_avail_bytes{${disk}}`]: '24e9x84 12e9x3 24e9x40',
            [`node_filesystem_size_bytes{${disk}}`]: '100e9x130',
          },
          at: '8h',
        },
      ],
    },
    {
      name: 'NodeMemoryLow',
      expr: 'max by (node) (node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes) < 0.05',
      for: '10m',
      severity: 'ticket',
      summary: 'Node {{ $labels.node }} has hardly any memory left',
      description: '{{ $value | humanizePercentage }} is left; the kernel will kill something.',
      fires: [
        {
          name: 'three hundredths',
          series: {
            'node_memory_MemAvailable_bytes{node="a"}': '3e8x30',
            'node_memory_MemTotal_bytes{node="a"}': '100e8x30',
          },
          at: '15m',
          firing: [{ node: 'a' }],
        },
      ],
      silent: [
        {
          name: 'eight hundredths',
          series: {
            'node_memory_MemAvailable_bytes{node="a"}': '8e8x30',
            'node_memory_MemTotal_bytes{node="a"}': '100e8x30',
          },
          at: '15m',
        },
      ],
    },
    {
      name: 'NodeClockWrong',
      expr: 'max by (node) (abs(node_timex_offset_seconds)) > 0.05' + ' or max by (node) (node_timex_sync_status) == 0',
      for: '15m',
      severity: 'ticket',
      summary: 'The clock of node {{ $labels.node }} is wrong',
      description: 'Tokens and certificates may be refused, and logs and metrics are out of order.',
      fires: [
        {
          name: 'behind by eighty milliseconds',
          series: {
            'node_timex_offset_seconds{node="a"}': '-0.08x30',
            'node_timex_sync_status{node="a"}': '1x30',
          },
          at: '20m',
          firing: [{ node: 'a' }],
        },
        {
          name: 'no time server keeps it',
          series: {
            'node_timex_offset_seconds{node="a"}': '0x30',
            'node_timex_sync_status{node="a"}': '0x30',
          },
          at: '20m',
          firing: [{ node: 'a' }],
        },
      ],
      silent: [
        {
          name: 'off by a millisecond',
          series: {
            'node_timex_offset_seconds{node="a"}': '0.001x30',
            'node_timex_sync_status{node="a"}': '1x30',
          },
          at: '20m',
        },
      ],
    },
    {
      name: 'NodeConntrackFull',
      expr: 'max by (node) (node_nf_conntrack_entries / node_nf_conntrack_entries_limit) > 0.75',
      for: '5m',
      severity: 'ticket',
      summary: 'Node {{ $labels.node }} tracks nearly as many connections as it can',
      description: '{{ $value | humanizePercentage }} of its table; beyond it new connections are dropped.',
      fires: [
        {
          name: 'nine tenths',
          series: {
            'node_nf_conntrack_entries{node="a"}': '90000x30',
            'node_nf_conntrack_entries_limit{node="a"}': '100000x30',
          },
          at: '10m',
          firing: [{ node: 'a' }],
        },
      ],
      silent: [
        {
          name: 'seven tenths',
          series: {
            'node_nf_conntrack_entries{node="a"}': '70000x30',
            'node_nf_conntrack_entries_limit{node="a"}': '100000x30',
          },
          at: '10m',
        },
      ],
    },
  ],
};
