import type { PlatformGroup } from './group.ts';

export const thanosAlerts: PlatformGroup = {
  name: 'thanos',
  exporters: ['thanos'],
  alerts: [
    {
      name: 'ThanosUploadFailing',
      expr: 'sum by (pod) (increase(thanos_shipper_upload_failures_total[2h])) > 0',
      for: '15m',
      severity: 'ticket',
      summary: 'Metrics of {{ $labels.pod }} do not reach the bucket',
      description:
        '{{ $value }} uploads failed in two hours. What is not uploaded is lost when the disk of Prometheus is full.',
      fires: [
        {
          name: 'the upload of every two hours fails',
          interval: '5m',
          series: { 'thanos_shipper_upload_failures_total{pod="prometheus-0"}': '0x12 1x23 2x40' },
          at: '2h30m',
          firing: [{ pod: 'prometheus-0' }],
        },
      ],
      silent: [
        {
          name: 'one failed four hours ago',
          interval: '5m',
          series: { 'thanos_shipper_upload_failures_total{pod="prometheus-0"}': '0x3 1x60' },
          at: '5h',
        },
      ],
    },
    {
      name: 'ThanosCompactorHalted',
      expr: 'max by (pod) (thanos_compact_halted) == 1',
      for: '15m',
      severity: 'ticket',
      summary: 'Blocks in the bucket are not compacted any more',
      description: '{{ $labels.pod }} gave up: the bucket grows, old samples are not removed, and queries slow down.',
      fires: [
        {
          name: 'halted',
          series: { 'thanos_compact_halted{pod="thanos-compact-0"}': '1x60' },
          at: '20m',
          firing: [{ pod: 'thanos-compact-0' }],
        },
      ],
      silent: [{ name: 'at work', series: { 'thanos_compact_halted{pod="thanos-compact-0"}': '0x60' }, at: '20m' }],
    },
    {
      name: 'ThanosBucketFailing',
      expr:
        'sum by (bucket, operation) (increase(thanos_objstore_bucket_operation_failures_total[15m]))' +
        ' / (sum by (bucket, operation) (increase(thanos_objstore_bucket_operations_total[15m])) > 0) > 0.05',
      for: '15m',
      severity: 'ticket',
      summary: 'Requests to bucket {{ $labels.bucket }} fail',
      description:
        '{{ $value | humanizePercentage }} of the requests {{ $labels.operation }} failed: the identity or the network.',
      fires: [
        {
          name: 'one of twelve fails',
          series: {
            'thanos_objstore_bucket_operation_failures_total{bucket="metrics",operation="get"}': '0+1x90',
            'thanos_objstore_bucket_operations_total{bucket="metrics",operation="get"}': '0+12x90',
          },
          at: '45m',
          firing: [{ bucket: 'metrics', operation: 'get' }],
        },
      ],
      silent: [
        {
          name: 'one of fifty fails',
          series: {
            'thanos_objstore_bucket_operation_failures_total{bucket="metrics",operation="get"}': '0+1x90',
            'thanos_objstore_bucket_operations_total{bucket="metrics",operation="get"}': '0+50x90',
          },
          at: '45m',
        },
        {
          name: 'they failed in the hour before',
          series: {
            'thanos_objstore_bucket_operation_failures_total{bucket="metrics",operation="get"}': '0+12x10 120x90',
            'thanos_objstore_bucket_operations_total{bucket="metrics",operation="get"}': '0+12x90',
          },
          at: '55m',
        },
      ],
    },
  ],
};
