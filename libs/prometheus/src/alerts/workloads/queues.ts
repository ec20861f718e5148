import type { ScopedGroup } from '../group.ts';

/** Work that waits, as KEDA measures it. */
export const queueAlerts: ScopedGroup = ({ owner, namespaces, namespace }) => {
  const trigger = `namespace="${namespace}",scaledObject="assignment",scaler="kafkaScaler",metric="s0-kafka-order-events"`;
  const behind = `keda_scaler_metrics_value{metric=~"s[0-9]+-kafka-.+",${namespaces}}`;
  const of = (expr: string) => `max by (namespace, scaledObject) (${expr})`;
  return {
    name: 'queues',
    exporters: ['keda'],
    owner,
    alerts: [
      {
        name: 'QueueLag',
        expr: `${of(`min_over_time(${behind}[15m])`)} > 1000 and ${of(`deriv(${behind}[15m])`)} >= 0`,
        for: '5m',
        severity: 'page',
        summary: '{{ $labels.namespace }}/{{ $labels.scaledObject }} does not keep up with its topic',
        description: '{{ $value | humanize }} messages wait, and they do not get fewer, whatever pods were added.',
        fires: [
          {
            name: 'fifteen hundred, and more every minute',
            series: { [`keda_scaler_metrics_value{${trigger}}`]: '0x60 1500+5x60' },
            at: '90m',
            firing: [{ namespace, scaledObject: 'assignment' }],
          },
        ],
        silent: [
          {
            name: 'nine hundred',
            series: { [`keda_scaler_metrics_value{${trigger}}`]: '900x60' },
            at: '25m',
          },
          {
            name: 'many, but they get fewer',
            series: { [`keda_scaler_metrics_value{${trigger}}`]: '50000-500x60' },
            at: '25m',
          },
          {
            name: 'a burst of ten minutes',
            series: { [`keda_scaler_metrics_value{${trigger}}`]: '0x10 5000x10 20x40' },
            at: '22m',
          },
        ],
      },
      {
        name: 'ScalerFailing',
        expr: `sum by (namespace, scaledObject) (increase(keda_scaled_object_errors_total{${namespaces}}[10m])) > 0`,
        for: '15m',
        severity: 'ticket',
        summary: 'KEDA cannot measure for {{ $labels.namespace }}/{{ $labels.scaledObject }}',
        description:
          '{{ $value | humanize }} failures in ten minutes: the number of pods stays as it is, whatever waits.',
        fires: [
          {
            name: 'every measurement fails',
            series: {
              [`keda_scaled_object_errors_total{namespace="${namespace}",scaledObject="assignment"}`]: '0+2x60',
            },
            at: '30m',
            firing: [{ namespace, scaledObject: 'assignment' }],
          },
        ],
        silent: [
          {
            name: 'some failed half an hour ago',
            series: {
              [`keda_scaled_object_errors_total{namespace="${namespace}",scaledObject="assignment"}`]: '0+2x5 10x60',
            },
            at: '45m',
          },
          {
            name: 'the counter began again',
            series: {
              [`keda_scaled_object_errors_total{namespace="${namespace}",scaledObject="assignment"}`]: '9x20 0x60',
            },
            at: '30m',
          },
        ],
      },
    ],
  };
};
