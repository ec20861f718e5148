import type { PlatformGroup } from './group.ts';

export const otelCollectorAlerts: PlatformGroup = {
  name: 'otel-collector',
  exporters: ['otel-collector'],
  alerts: [
    {
      name: 'TelemetryLost',
      expr:
        'sum by (exporter) (increase(otelcol_exporter_send_failed_log_records[10m]))' +
        ' + sum by (exporter) (increase(otelcol_exporter_enqueue_failed_log_records[10m])) > 100' +
        ' or sum by (exporter) (increase(otelcol_exporter_send_failed_spans[10m]))' +
        ' + sum by (exporter) (increase(otelcol_exporter_enqueue_failed_spans[10m])) > 100',
      for: '10m',
      severity: 'ticket',
      summary: 'Logs or traces to {{ $labels.exporter }} are lost',
      description: '{{ $value }} records in ten minutes. Whoever looks into an incident misses them.',
      fires: [
        {
          name: 'log records, fifteen a minute',
          series: {
            'otelcol_exporter_send_failed_log_records{exporter="otlphttp/loki"}': '0+15x60',
            'otelcol_exporter_enqueue_failed_log_records{exporter="otlphttp/loki"}': '0x60',
          },
          at: '30m',
          firing: [{ exporter: 'otlphttp/loki' }],
        },
        {
          name: 'spans, fifteen a minute',
          series: {
            'otelcol_exporter_send_failed_spans{exporter="otlp/tempo"}': '0x60',
            'otelcol_exporter_enqueue_failed_spans{exporter="otlp/tempo"}': '0+15x60',
          },
          at: '30m',
          firing: [{ exporter: 'otlp/tempo' }],
        },
      ],
      silent: [
        {
          name: 'five a minute',
          series: {
            'otelcol_exporter_send_failed_log_records{exporter="otlphttp/loki"}': '0+5x60',
            'otelcol_exporter_enqueue_failed_log_records{exporter="otlphttp/loki"}': '0x60',
            'otelcol_exporter_send_failed_spans{exporter="otlp/tempo"}': '0+5x60',
            'otelcol_exporter_enqueue_failed_spans{exporter="otlp/tempo"}': '0x60',
          },
          at: '30m',
        },
        {
          name: 'many, half an hour ago',
          series: {
            'otelcol_exporter_send_failed_log_records{exporter="otlphttp/loki"}': '0+100x10 1000x60',
            'otelcol_exporter_enqueue_failed_log_records{exporter="otlphttp/loki"}': '0+100x10 1000x60',
            'otelcol_exporter_send_failed_spans{exporter="otlp/tempo"}': '0+100x10 1000x60',
            'otelcol_exporter_enqueue_failed_spans{exporter="otlp/tempo"}': '0+100x10 1000x60',
          },
          at: '45m',
        },
      ],
    },
    {
      name: 'TelemetryQueueFull',
      expr: 'max by (exporter) (otelcol_exporter_queue_size) / max by (exporter) (otelcol_exporter_queue_capacity > 0) > 0.8',
      for: '10m',
      severity: 'ticket',
      summary: 'The queue to {{ $labels.exporter }} is nearly full',
      description: 'It is filled to {{ $value | humanizePercentage }}; when it is full, logs and traces are lost.',
      fires: [
        {
          name: 'nine tenths',
          series: {
            'otelcol_exporter_queue_size{exporter="otlp/tempo"}': '900x30',
            'otelcol_exporter_queue_capacity{exporter="otlp/tempo"}': '1000x30',
          },
          at: '15m',
          firing: [{ exporter: 'otlp/tempo' }],
        },
      ],
      silent: [
        {
          name: 'three quarters',
          series: {
            'otelcol_exporter_queue_size{exporter="otlp/tempo"}': '750x30',
            'otelcol_exporter_queue_capacity{exporter="otlp/tempo"}': '1000x30',
          },
          at: '15m',
        },
      ],
    },
  ],
};
