import type { PlatformGroup } from './group.ts';

/** Kafka where nobody else watches it. */
export const kafkaAlerts: PlatformGroup = {
  name: 'kafka',
  exporters: ['kafka-exporter'],
  alerts: [
    {
      name: 'ConsumerLag',
      expr:
        'sum by (consumergroup, topic) (min_over_time(kafka_consumergroup_lag[15m])) > 1000' +
        ' and sum by (consumergroup, topic) (deriv(kafka_consumergroup_lag[15m])) >= 0',
      for: '5m',
      severity: 'page',
      summary: '{{ $labels.consumergroup }} does not keep up with {{ $labels.topic }}',
      description: '{{ $value | humanize }} messages wait, and they do not get fewer.',
      fires: [
        {
          name: 'fifteen hundred on two partitions, and more every minute',
          series: {
            'kafka_consumergroup_lag{consumergroup="delivery",topic="order-events",partition="0"}': '0x60 900+5x60',
            'kafka_consumergroup_lag{consumergroup="delivery",topic="order-events",partition="1"}': '0x60 600+5x60',
          },
          at: '90m',
          firing: [{ consumergroup: 'delivery', topic: 'order-events' }],
        },
      ],
      silent: [
        {
          name: 'nine hundred',
          series: { 'kafka_consumergroup_lag{consumergroup="delivery",topic="order-events",partition="0"}': '900x60' },
          at: '25m',
        },
        {
          name: 'many, but they get fewer',
          series: {
            'kafka_consumergroup_lag{consumergroup="delivery",topic="order-events",partition="0"}': '50000-500x60',
          },
          at: '25m',
        },
        {
          name: 'a burst of ten minutes',
          series: {
            'kafka_consumergroup_lag{consumergroup="delivery",topic="order-events",partition="0"}':
              '0x10 5000x10 20x40',
          },
          at: '22m',
        },
      ],
    },
    {
      name: 'TopicUnderReplicated',
      expr: 'sum by (topic) (kafka_topic_partition_under_replicated_partition) > 0',
      for: '10m',
      severity: 'page',
      summary: 'Topic {{ $labels.topic }} misses replicas',
      description: '{{ $value }} partitions: the loss of one more broker may lose messages, or stop writing.',
      fires: [
        {
          name: 'one of two partitions',
          series: {
            'kafka_topic_partition_under_replicated_partition{topic="order-events",partition="0"}': '1x30',
            'kafka_topic_partition_under_replicated_partition{topic="order-events",partition="1"}': '0x30',
          },
          at: '15m',
          firing: [{ topic: 'order-events' }],
        },
      ],
      silent: [
        {
          name: 'whole again after five minutes',
          series: {
            'kafka_topic_partition_under_replicated_partition{topic="order-events",partition="0"}': '1x5 0x30',
          },
          at: '15m',
        },
      ],
    },
  ],
};
