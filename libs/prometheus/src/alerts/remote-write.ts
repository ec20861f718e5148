import type { PlatformGroup } from './group.ts';

/** Where another store keeps the metrics, and Prometheus sends it every sample. */
export const remoteWriteAlerts: PlatformGroup = {
  name: 'remote-write',
  exporters: ['prometheus'],
  on: ({ telemetry }) => telemetry.metrics === 'victoria-metrics',
  alerts: [
    {
      name: 'RemoteWriteFailing',
      expr:
        'sum by (pod, remote_name) (increase(prometheus_remote_storage_samples_failed_total[15m])) > 0' +
        ' or max by (pod, remote_name) (min_over_time(prometheus_remote_storage_samples_pending[15m])) > 100000',
      for: '10m',
      severity: 'ticket',
      summary: 'Metrics do not reach their store {{ $labels.remote_name }}',
      description:
        '{{ $value | humanize }} samples of {{ $labels.pod }} were refused or wait. After two hours those that wait are lost.',
      fires: [
        {
          name: 'the store refuses them',
          series: {
            'prometheus_remote_storage_samples_failed_total{pod="prometheus-0",remote_name="store"}': '0+50x60',
            'prometheus_remote_storage_samples_pending{pod="prometheus-0",remote_name="store"}': '500x60',
          },
          at: '30m',
          firing: [{ pod: 'prometheus-0', remote_name: 'store' }],
        },
        {
          name: 'the store is away',
          series: {
            'prometheus_remote_storage_samples_failed_total{pod="prometheus-0",remote_name="store"}': '0x100',
            'prometheus_remote_storage_samples_pending{pod="prometheus-0",remote_name="store"}': '500x40 150000x60',
          },
          at: '80m',
          firing: [{ pod: 'prometheus-0', remote_name: 'store' }],
        },
      ],
      silent: [
        {
          name: 'some wait, none is refused',
          series: {
            'prometheus_remote_storage_samples_failed_total{pod="prometheus-0",remote_name="store"}': '70x60',
            'prometheus_remote_storage_samples_pending{pod="prometheus-0",remote_name="store"}': '60000x60',
          },
          at: '30m',
        },
        {
          name: 'many waited and were refused, an hour ago',
          series: {
            'prometheus_remote_storage_samples_failed_total{pod="prometheus-0",remote_name="store"}': '0+50x12 600x100',
            'prometheus_remote_storage_samples_pending{pod="prometheus-0",remote_name="store"}': '150000x12 500x100',
          },
          at: '70m',
        },
      ],
    },
  ],
};
