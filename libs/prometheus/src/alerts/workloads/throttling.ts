import type { ScopedGroup } from '../group.ts';

export const throttlingAlerts: ScopedGroup = ({ owner, namespaces, namespace }) => {
  const container = `namespace="${namespace}",pod="order-0",container="order"`;
  const share = (metric: string) =>
    `sum by (namespace, pod, container) (increase(${metric}{container!="",${namespaces}}[15m]))`;
  return {
    name: 'throttling',
    exporters: ['cadvisor'],
    owner,
    alerts: [
      {
        name: 'ContainerThrottled',
        expr:
          `${share('container_cpu_cfs_throttled_periods_total')}` +
          ` / (${share('container_cpu_cfs_periods_total')} > 0) > 0.5`,
        for: '15m',
        severity: 'ticket',
        summary: 'Pod {{ $labels.namespace }}/{{ $labels.pod }} is held back by its CPU limit',
        description:
          'Container {{ $labels.container }} has to wait in {{ $value | humanizePercentage }} of its periods: it answers slowly.',
        fires: [
          {
            name: 'three quarters',
            series: {
              [`container_cpu_cfs_throttled_periods_total{${container}}`]: '0+450x90',
              [`container_cpu_cfs_periods_total{${container}}`]: '0+600x90',
            },
            at: '45m',
            firing: [{ namespace, pod: 'order-0', container: 'order' }],
          },
        ],
        silent: [
          {
            name: 'two fifths',
            series: {
              [`container_cpu_cfs_throttled_periods_total{${container}}`]: '0+240x90',
              [`container_cpu_cfs_periods_total{${container}}`]: '0+600x90',
            },
            at: '45m',
          },
          {
            name: 'always, until half an hour ago',
            series: {
              [`container_cpu_cfs_throttled_periods_total{${container}}`]: '0+600x40 24000x60',
              [`container_cpu_cfs_periods_total{${container}}`]: '0+600x100',
            },
            at: '70m',
          },
        ],
      },
    ],
  };
};
