import type { ScopedGroup } from '../group.ts';

export const volumeAlerts: ScopedGroup = ({ owner, namespaces, namespace }) => {
  const claim = `namespace="${namespace}",persistentvolumeclaim="data-0"`;
  const onClaim = { namespace, persistentvolumeclaim: 'data-0' };
  const of = (expr: string) => `max by (namespace, persistentvolumeclaim) (${expr})`;
  const free = of(
    `kubelet_volume_stats_available_bytes{${namespaces}} / kubelet_volume_stats_capacity_bytes{${namespaces}}`,
  );
  return {
    name: 'volumes',
    exporters: ['kubelet'],
    owner,
    alerts: [
      {
        name: 'VolumeFull',
        expr: `${free} < 0.05`,
        for: '5m',
        severity: 'page',
        summary: 'Volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} is full',
        description:
          '{{ $value | humanizePercentage }} is left; without room its program stops, and may damage what it stores.',
        fires: [
          {
            name: 'three hundredths are left',
            series: {
              [`kubelet_volume_stats_available_bytes{${claim}}`]: '3e9x30',
              [`kubelet_volume_stats_capacity_bytes{${claim}}`]: '100e9x30',
            },
            at: '10m',
            firing: [onClaim],
          },
        ],
        silent: [
          {
            name: 'seven hundredths are left',
            series: {
              [`kubelet_volume_stats_available_bytes{${claim}}`]: '7e9x30',
              [`kubelet_volume_stats_capacity_bytes{${claim}}`]: '100e9x30',
            },
            at: '10m',
          },
        ],
      },
      {
        name: 'VolumeFilling',
        expr:
          `${free} < 0.2 and` +
          ` ${of(`predict_linear(kubelet_volume_stats_available_bytes{${namespaces}}[6h], 4 * 24 * 3600)`)} < 0`,
        for: '1h',
        severity: 'ticket',
        summary: 'Volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} is full within four days',
        description: '{{ $value | humanizePercentage }} is left, and it shrinks.',
        fires: [
          {
            name: 'fifteen hundredths are left, five go every day',
            interval: '5m',
            series: {
              [`kubelet_volume_stats_available_bytes{${claim}}`]: '17e9-17361111x120',
              [`kubelet_volume_stats_capacity_bytes{${claim}}`]: '100e9x120',
            },
            at: '10h',
            firing: [onClaim],
          },
        ],
        silent: [
          {
            name: 'as fast, but three tenths are left',
            interval: '5m',
            series: {
              [`kubelet_volume_stats_available_bytes{${claim}}`]: '35e9-50e6x120',
              [`kubelet_volume_stats_capacity_bytes{${claim}}`]: '100e9x120',
            },
            at: '8h',
          },
          {
            name: 'it shrinks, but only for the last hour and a half',
            interval: '5m',
            series: {
              [`kubelet_volume_stats_available_bytes{${claim}}`]: '19e9x96 18.975e9-25e6x40',
              [`kubelet_volume_stats_capacity_bytes{${claim}}`]: '100e9x140',
            },
            at: '9h30m',
          },
          {
            name: 'as little, but it stays',
            interval: '5m',
            series: {
              [`kubelet_volume_stats_available_bytes{${claim}}`]: '15e9x120',
              [`kubelet_volume_stats_capacity_bytes{${claim}}`]: '100e9x120',
            },
            at: '10h',
          },
        ],
      },
      {
        name: 'VolumeInodesLow',
        expr:
          of(`kubelet_volume_stats_inodes_free{${namespaces}} / (kubelet_volume_stats_inodes{${namespaces}} > 0)`) +
          ' < 0.05',
        for: '15m',
        severity: 'ticket',
        summary: 'Volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} can hold hardly any more files',
        description: '{{ $value | humanizePercentage }} of its inodes are left: it is full, though there are bytes.',
        fires: [
          {
            name: 'three hundredths are left',
            series: {
              [`kubelet_volume_stats_inodes_free{${claim}}`]: '3000x40',
              [`kubelet_volume_stats_inodes{${claim}}`]: '100000x40',
            },
            at: '20m',
            firing: [onClaim],
          },
        ],
        silent: [
          {
            name: 'seven hundredths are left',
            series: {
              [`kubelet_volume_stats_inodes_free{${claim}}`]: '7000x40',
              [`kubelet_volume_stats_inodes{${claim}}`]: '100000x40',
            },
            at: '20m',
          },
          {
            name: 'a file system without inodes',
            series: {
              [`kubelet_volume_stats_inodes_free{${claim}}`]: '0x40',
              [`kubelet_volume_stats_inodes{${claim}}`]: '0x40',
            },
            at: '20m',
          },
        ],
      },
    ],
  };
};
